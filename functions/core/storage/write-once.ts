import { createHash } from 'node:crypto'
import { fetchObject } from './bucket'

/**
 * Stores a text unless an object of that name exists: the bucket's Object Lock keeps every version, and
 * `If-None-Match` keeps a second version from being put.
 * Returns the bytes that are stored afterwards. Throws if the bucket refuses.
 */
export async function putOnce(url: URL, text: Buffer): Promise<Buffer> {
  const headers = {
    'content-type': 'text/plain; charset=utf-8',
    'if-none-match': '*',
    'x-amz-checksum-sha256': createHash('sha256').update(text).digest('base64'),
  }
  const request = { method: 'PUT', headers, body: text } as const
  const put = await fetchObject(url, request)
  if (put.ok) return text
  if (put.status !== 412) throw new Error(`the bucket answered ${put.status} to ${url.pathname}`)
  const existing = await fetchObject(url, { method: 'GET' })
  if (!existing.ok) throw new Error(`the bucket answered ${existing.status} to ${url.pathname}`)
  return Buffer.from(await existing.arrayBuffer())
}
