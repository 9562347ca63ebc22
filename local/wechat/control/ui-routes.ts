import { join } from 'node:path'
import type { Context, Hono } from 'hono'
import { serveStaticFile } from '../../storage/static-file'

const folder = join(import.meta.dirname, '../ui')

/** The page with phones, and wx.js for the pages in them. They are served as they are, without a build. */
export function addUiRoutes(hono: Hono) {
  const serve = async (context: Context, path: string) =>
    (await serveStaticFile(context.req.raw, folder, path, 'no-cache')) ?? context.text('Not found', 404)

  hono.get('/', (context) => serve(context, 'index.html'))
  // The simulator is mounted at /wechat, and Hono takes the path with a slash for another one.
  hono.get('/*', (context, next) => (context.req.path === '/wechat/' ? serve(context, 'index.html') : next()))
  hono.get('/wx.js', (context) => serve(context, 'wx.js'))
  hono.get('/ui/styles/:name', (context) => serve(context, `styles/${context.req.param('name')}`))
  hono.get('/ui/:name', (context) => serve(context, context.req.param('name')))
}
