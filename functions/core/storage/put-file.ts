import { createHash } from 'node:crypto'
import { createWriteStream, openAsBlob } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createUploadAddress } from './file-address'

/**
 * Stores bytes that are made while they are read, in place of what the object held before. They pass through
 * a file of this machine, because S3 wants length and checksum first and memory is small.
 */
export async function putFile(
  url: URL,
  chunks: AsyncIterable<Uint8Array>,
  contentType: string,
  now: Date,
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'zhixing-'))
  const file = join(folder, 'object')
  try {
    const hash = createHash('sha256')
    let bytes = 0
    const counted = async function* () {
      for await (const chunk of chunks) {
        hash.update(chunk)
        bytes += chunk.length
        yield chunk
      }
    }
    await pipeline(counted, createWriteStream(file))
    const sha256 = hash.digest('hex')
    const { uploadUrl, headers } = createUploadAddress(url, { contentType, bytes, sha256 }, now)
    const response = await fetch(uploadUrl, { method: 'PUT', headers, body: await openAsBlob(file) })
    if (!response.ok) throw new Error(`the bucket answered ${response.status} to ${url.pathname}`)
  } finally {
    await rm(folder, { recursive: true })
  }
}
