import { createWriteStream } from 'node:fs'
import { mkdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { fileURLToPath } from 'node:url'
import { Hono } from 'hono'
import { serveFile } from './files'
import { refused } from './gateway'

/** Uploads are named by what was signed and never written twice; the demo's own files may be made anew. */
const uploaded = 'public, max-age=31536000, immutable'
const shipped = 'public, max-age=3600'

/** Films, sounds and documents, as the media bucket and its CDN serve them. */
export function mediaRoutes(varFolder: string, _now: () => Date): Hono {
  const demo = fileURLToPath(new URL('./demo/media', import.meta.url))
  const uploads = join(varFolder, 'media')
  const app = new Hono()
  app.get('*', async (context) => {
    const path = pathOf(context.req.path)
    const found = (await serveFile(context.req.raw, uploads, path, uploaded)) ?? (await serveFile(context.req.raw, demo, path, shipped))
    return found ?? refused('request/not-found')
  })
  return app
}

const pathOf = (path: string) => {
  try {
    return decodeURIComponent(path.split('/').slice(2).join('/'))
  } catch {
    return '' // not an address of ours
  }
}

export async function store(body: ReadableStream | null, folder: string, name: string, bytesMax: number): Promise<boolean> {
  await mkdir(folder, { recursive: true })
  const file = join(folder, name)
  let bytes = 0
  const count = new Transform({
    transform(chunk: Buffer, _encoding, next) {
      bytes += chunk.length
      next(bytes > bytesMax ? new Error('more than was signed for') : null, chunk)
    },
  })
  try {
    await pipeline(Readable.fromWeb(body as never), count, createWriteStream(`${file}.part`))
    await rename(`${file}.part`, file)
    return true
  } catch {
    await rm(`${file}.part`, { force: true })
    return false
  }
}
