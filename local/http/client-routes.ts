import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Hono } from 'hono'
import { escapeHtml, htmlResponse, renderPage } from '../pages/html-page'
import type { ClientBuild } from '../start/client-build'
import { pathBelowMount } from '../storage/mounted-path'
import { serveStaticFile } from '../storage/static-file'

interface ClientOptions {
  build: ClientBuild
  /** Answer unknown paths with index.html, as a single-page application with its own routes needs. */
  isSinglePage: boolean
  /** A script that is loaded before everything else on the page. */
  script?: string
}

/** A built client; while it is being built, a page that says so and reloads itself. */
export function clientRoutes({ build, isSinglePage, script }: ClientOptions): Hono {
  const app = new Hono()
  app.get('*', async (context) => {
    const { title } = build.client
    const state = build.state()
    if (state.name === 'building') {
      const seconds = Math.round((Date.now() - state.startedAt) / 1000)
      return htmlResponse(renderPage('preparing', { title, seconds: `${seconds}` }))
    }
    if (state.name === 'failed')
      return htmlResponse(renderPage('failed', { title, log: escapeHtml(state.log) }), 500)

    const path = pathBelowMount(context.req.path)
    if (path === undefined) return context.text('Not found', 404)
    const index = () => {
      const page = readFileSync(join(build.folder, 'index.html'), 'utf8')
      return htmlResponse(script ? withScript(page, script) : page)
    }
    if (path === '' || path === 'index.html') return index()
    const file = await serveStaticFile(context.req.raw, build.folder, path, cacheControlOf(path))
    if (file) return file
    const isRoute = isSinglePage && !/\.\w+$/.test(path)
    return isRoute ? index() : context.text('Not found', 404)
  })
  return app
}

/** A name that contains a digest of the file's content never changes its content. */
const hashedName = /[.-][\w-]{8,}\.(js|css|woff2|png|jpg|svg)$/
const cacheControlOf = (path: string) =>
  hashedName.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache'

const withScript = (page: string, script: string) =>
  page.replace('<head>', `<head><script src="${script}"></script>`)
