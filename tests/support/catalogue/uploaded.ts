import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { createUpload } from '@zhixing/shared/catalogue/contract'
import type { InputOf } from '@zhixing/shared/contract'
import { request } from '../request'

const contentTypes: Record<string, InputOf<typeof createUpload>['contentType']> = {
  mp4: 'video/mp4',
  webm: 'video/webm',
  m4a: 'audio/mp4',
  pdf: 'application/pdf',
}

/** A file of the demo, such as `videos/desk-stretch.mp4`. */
export const demoFile = (path: string): Promise<Buffer> =>
  readFile(new URL(`../../../local/demo/media/${path}`, import.meta.url))

/** The address to which the console would put these bytes. */
export async function anUploadAddress(token: string, extension: keyof typeof contentTypes, bytes: Buffer) {
  const contentType = contentTypes[extension] ?? 'video/mp4'
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  return (await request(createUpload, { contentType, bytes: bytes.length, sha256 }, { token })).body
}

/** Uploads bytes as the console does. Returns the address under which they are served. */
export async function upload(
  token: string,
  extension: keyof typeof contentTypes,
  bytes: Buffer,
): Promise<string> {
  const body = await anUploadAddress(token, extension, bytes)
  const put = await fetch(body.uploadUrl, {
    method: 'PUT',
    headers: body.headers,
    body: new Uint8Array(bytes),
  })
  if (!put.ok) throw new Error(`the bucket answered ${put.status}`)
  return body.mediaUrl
}

/** The same film with its index behind the pictures, as most cameras write it. */
export function withIndexAtEnd(mp4: Buffer): Buffer {
  const [moovAt, mdatAt] = [mp4.indexOf('moov') - 4, mp4.indexOf('mdat') - 4]
  const moov = Buffer.from(mp4.subarray(moovAt, moovAt + mp4.readUInt32BE(moovAt)))
  const moved = mdatAt - moovAt
  for (let at = moov.indexOf('stco'); at >= 0; at = moov.indexOf('stco', at + 4)) {
    for (let entry = 0; entry < moov.readUInt32BE(at + 8); entry++) {
      const offsetAt = at + 12 + 4 * entry
      moov.writeUInt32BE(moov.readUInt32BE(offsetAt) - moved, offsetAt)
    }
  }
  return Buffer.concat([mp4.subarray(0, moovAt), mp4.subarray(mdatAt), moov])
}
