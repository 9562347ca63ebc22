import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Hono } from 'hono'
import { escaped, html, pageOf } from '../pages/html-page'
import type { Build } from '../start/client-build'
import { serveFile } from '../storage/files'

/** Names carry a digest of what is in the file, so what was fetched once is never asked for again; the rest is asked for every time. */
const hashed = /[.-][\w-]{8,}\.(js|css|woff2|png|jpg|svg)$/
const cacheControlOf = (path: string) =>
  hashed.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache'

interface Options {
  build: Build
  /** Where its index.html answers besides the root, as a single-page application needs it. */
  fallback: boolean
  /** Put before everything else that the page loads. */
  script?: string
}

/** A client that was built, or is being built: then a page that says so and looks again by itself. */
export function clientRoutes({ build, fallback, script }: Options): Hono {
  const app = new Hono()
  app.get('*', async (context) => {
    const state = build.current()
    const title = build.client.title
    if (state.state === 'building') {
      const seconds = Math.round((Date.now() - state.startedAt) / 1000)
      return html(pageOf('preparing', { title, seconds: `${seconds}` }), 200)
    }
    if (state.state === 'failed') return html(pageOf('failed', { title, log: escaped(state.log) }), 500)
    const path = decodeURIComponent(context.req.path.split('/').slice(2).join('/'))
    const index = () => html(withScript(readFileSync(join(build.folder, 'index.html'), 'utf8'), script))
    if (path === '' || path === 'index.html') return index()
    const file = await serveFile(context.req.raw, build.folder, path, cacheControlOf(path))
    if (file) return file
    return fallback && !/\.\w+$/.test(path) ? index() : context.text('Not found', 404)
  })
  return app
}

const withScript = (page: string, script: string | undefined) =>
  script ? page.replace('<head>', `<head><script src="${script}"></script>`) : page
