import { createHash, randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { openSigned } from '@zhixing/functions/core/http/signed'
import type { Hono } from 'hono'
import * as z from 'zod'

const Upload = z.object({
  path: z.string(),
  contentType: z.string(),
  bytes: z.number(),
  sha256: z.string().optional(),
  expiresAt: z.number(),
})

/** As the buckets have it: the console may have been opened under another name of this machine, and the signature is what counts. */
const cors = {
  'access-control-allow-origin': '*',
  'access-control-allow-methods': 'PUT',
  'access-control-allow-headers': 'content-type, x-amz-checksum-sha256',
}

/** Presigned uploads into a folder, as a bucket takes them. */
export function takeUploads(app: Hono, folder: string, now: () => Date): void {
  app.options('*', () => new Response(null, { status: 204, headers: cors }))
  app.put('*', async (context) => {
    const { req } = context
    const upload = Upload.safeParse(openSigned('upload', req.query('upload') ?? '')).data
    const isAsSigned =
      upload &&
      upload.path === req.path &&
      upload.contentType === req.header('content-type') &&
      upload.bytes === Number(req.header('content-length')) &&
      checksumOf(upload.sha256) === req.header('x-amz-checksum-sha256') &&
      upload.expiresAt * 1000 > now().getTime()
    if (!isAsSigned || !req.raw.body)
      return new Response('the signature does not fit', { status: 403, headers: cors })
    const isKept = await keep(req.raw.body, join(folder, pathOf(req.path)), upload)
    return new Response(null, { status: isKept ? 200 : 400, headers: cors })
  })
}

const checksumOf = (sha256: string | undefined) => sha256 && Buffer.from(sha256, 'hex').toString('base64')

/** What an address names below its room. */
export const pathOf = (path: string) => {
  try {
    return decodeURIComponent(path.split('/').slice(2).join('/'))
  } catch {
    return '' // not an address of ours
  }
}

/** Written beside its place and moved there once it is whole. */
async function keep(
  body: ReadableStream,
  file: string,
  { bytes, sha256 }: z.infer<typeof Upload>,
): Promise<boolean> {
  await mkdir(dirname(file), { recursive: true })
  const part = `${file}.${randomUUID()}.part`
  const hash = createHash('sha256')
  const hashed = async function* (chunks: AsyncIterable<Buffer>) {
    for await (const chunk of chunks) {
      hash.update(chunk)
      yield chunk
    }
  }
  try {
    await pipeline(
      Readable.fromWeb(body as import('node:stream/web').ReadableStream),
      hashed,
      createWriteStream(part),
    )
    if ((await stat(part)).size !== bytes) throw new Error('another length than was signed for')
    if (sha256 !== undefined && hash.digest('hex') !== sha256)
      throw new Error('another file than was signed for')
    await rename(part, file)
    return true
  } catch {
    await rm(part, { force: true })
    return false
  }
}
