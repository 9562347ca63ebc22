import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Hono } from 'hono'
import folders from '../demo/media/folders.json'
import { problemResponse } from '../http/problem-response'
import { type BucketOptions, bucketRoutes } from './bucket-routes'
import { pathBelowMount } from './mounted-path'
import { serveStaticFile } from './static-file'

/** An upload's name is never used twice; a file of the demo may be replaced by the next version. */
const UPLOADED_CACHE_CONTROL = 'public, max-age=31536000, immutable'
const DEMO_CACHE_CONTROL = 'public, max-age=3600'

const demoFolder = fileURLToPath(new URL('../demo/media', import.meta.url))

/** The media bucket and the CDN before it: files are public, uploads are signed. */
export function mediaRoutes(options: BucketOptions): Hono {
  const app = new Hono()
  app.get('*', async ({ req }) => {
    const path = pathBelowMount(req.path)
    if (path === undefined) return problemResponse('request/not-found')
    const found =
      (await serveStaticFile(req.raw, options.folder, path, UPLOADED_CACHE_CONTROL)) ??
      (await serveStaticFile(req.raw, join(demoFolder, demoSubfolder(path)), path, DEMO_CACHE_CONTROL))
    return found ?? problemResponse('request/not-found')
  })
  app.route('/', bucketRoutes(options))
  return app
}

/** The demo's files are sorted into folders by extension; their addresses are not. */
function demoSubfolder(path: string): string {
  const extension = path.slice(path.lastIndexOf('.') + 1)
  return (folders as Record<string, string>)[extension] ?? ''
}
