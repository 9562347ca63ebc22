import { createWriteStream } from 'node:fs'
import { mkdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { fileURLToPath } from 'node:url'
import { open } from '@zhixing/functions/signed'
import { Hono } from 'hono'
import * as z from 'zod'
import { serveFile } from './files'
import { refused } from './gateway'

/** Uploads are named by what was signed and never written twice; the demo's own files may be made anew. */
const uploaded = 'public, max-age=31536000, immutable'
const shipped = 'public, max-age=3600'

const Upload = z.object({ path: z.string(), contentType: z.string(), bytes: z.number(), expiresAt: z.number() })

/** As the bucket has it: the console may have been opened under another name of this machine, and the signature is what counts. */
const cors = { 'access-control-allow-origin': '*', 'access-control-allow-methods': 'PUT', 'access-control-allow-headers': 'content-type' }

/** Films, sounds and documents, as the media bucket and its CDN serve them; and the bucket's presigned uploads. */
export function mediaRoutes(varFolder: string, now: () => Date): Hono {
  const demo = fileURLToPath(new URL('./demo/media', import.meta.url))
  const own = join(varFolder, 'media')
  const app = new Hono()
  app.get('*', async (context) => {
    const path = pathOf(context.req.path)
    const found = (await serveFile(context.req.raw, own, path, uploaded)) ?? (await serveFile(context.req.raw, demo, path, shipped))
    return found ?? refused('request/not-found')
  })
  app.options('*', () => new Response(null, { status: 204, headers: cors }))
  app.put('*', async (context) => {
    const upload = Upload.safeParse(open('upload', context.req.query('upload') ?? '')).data
    const isAsSigned =
      upload &&
      upload.path === context.req.path &&
      upload.contentType === context.req.header('content-type') &&
      upload.bytes === Number(context.req.header('content-length')) &&
      upload.expiresAt * 1000 > now().getTime()
    if (!isAsSigned || !context.req.raw.body) return new Response('the signature does not fit', { status: 403, headers: cors })
    const isKept = await keep(context.req.raw.body, join(own, pathOf(context.req.path)), upload.bytes)
    return new Response(null, { status: isKept ? 200 : 400, headers: cors })
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

/** Written beside its place and moved there once it is whole. */
async function keep(body: ReadableStream, file: string, bytes: number): Promise<boolean> {
  await mkdir(dirname(file), { recursive: true })
  try {
    await pipeline(Readable.fromWeb(body as import('node:stream/web').ReadableStream), createWriteStream(`${file}.part`))
    if ((await stat(`${file}.part`)).size !== bytes) throw new Error('another length than was signed for')
    await rename(`${file}.part`, file)
    return true
  } catch {
    await rm(`${file}.part`, { force: true })
    return false
  }
}
