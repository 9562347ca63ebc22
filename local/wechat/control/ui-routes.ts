import { readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import type { Hono } from 'hono'

const folder = join(import.meta.dirname, '../ui')
const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
}

/** The page with phones and the script that gives a page its `wxSim`: plain files, nothing to build. */
export function uiRoutes(hono: Hono) {
  const file = (name: string) => async () => {
    const type = types[extname(name)]
    const content =
      type && /^(styles\/)?[\w-]+\.\w+$/.test(name)
        ? await readFile(join(folder, name)).catch(() => undefined)
        : undefined
    if (!content || !type) return new Response('Not found', { status: 404 })
    return new Response(new Uint8Array(content), {
      headers: { 'content-type': type, 'cache-control': 'no-cache' },
    })
  }
  hono.get('/', file('index.html'))
  // Mounted at /wechat, the path with a slash at its end is another one.
  hono.get('/*', (context, next) => (/^\/wechat\/$/.test(context.req.path) ? file('index.html')() : next()))
  hono.get('/wx.js', file('wx.js'))
  hono.get('/ui/styles/:name', (context) => file(`styles/${context.req.param('name')}`)())
  hono.get('/ui/:name', (context) => file(context.req.param('name'))())
}
