import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Hono } from 'hono'
import folders from '../demo/media/folders.json'
import { refused } from '../http/gateway'
import { serveFile } from './files'
import { pathOf, takeUploads } from './signed-upload'

/** Uploads are named by what was signed and never written twice; the demo's own files may be made anew. */
const uploaded = 'public, max-age=31536000, immutable'
const shipped = 'public, max-age=3600'

/** Films, sounds and documents, as the media bucket and its CDN serve them; and the bucket's presigned uploads. */
export function mediaRoutes(varFolder: string, now: () => Date): Hono {
  const demo = fileURLToPath(new URL('../demo/media', import.meta.url))
  const own = join(varFolder, 'media')
  const app = new Hono()
  app.get('*', async (context) => {
    const path = pathOf(context.req.path)
    const found =
      (await serveFile(context.req.raw, own, path, uploaded)) ??
      (await serveFile(context.req.raw, join(demo, folderOf(path)), path, shipped))
    return found ?? refused('request/not-found')
  })
  takeUploads(app, own, now)
  return app
}

/** The demo's files lie in folders by kind, while their addresses have none. */
function folderOf(path: string): string {
  const extension = path.slice(path.lastIndexOf('.') + 1)
  return (folders as Record<string, string>)[extension] ?? ''
}
