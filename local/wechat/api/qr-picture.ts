import { deflateSync } from 'node:zlib'

type IsDark = (row: number, column: number) => boolean

const PNG_SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const BITS_PER_PIXEL = 1

/**
 * A square PNG of dark and light modules, with one bit per pixel. A hundred times faster than a general
 * encoder: the console requests codes often.
 */
export function encodeModules(isDark: IsDark, modules: number, width: number): Buffer {
  const header = Buffer.alloc(13) // the last bytes stay 0: greyscale, deflate, no filter, no interlace
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(width, 4)
  header[8] = BITS_PER_PIXEL
  const moduleAt = (pixel: number) => Math.floor((pixel * modules) / width)
  const rows = Array.from({ length: modules }, (_, row) =>
    encodeRow(width, (pixel) => isDark(row, moduleAt(pixel))),
  )
  const pixels = Buffer.concat(Array.from({ length: width }, (_, y) => rows[moduleAt(y)]!))
  return Buffer.concat([
    PNG_SIGNATURE,
    encodeChunk('IHDR', header),
    encodeChunk('IDAT', deflateSync(pixels)),
    encodeChunk('IEND', Buffer.alloc(0)),
  ])
}

/** A filter byte of 0, then a bit for each pixel: 1 is light. */
function encodeRow(width: number, isDarkAt: (pixel: number) => boolean): Buffer {
  const bytes = Buffer.alloc(1 + Math.ceil(width / 8))
  for (let x = 0; x < width; x += 1) if (!isDarkAt(x)) bytes[1 + (x >> 3)]! |= 0x80 >> (x & 7)
  return bytes
}

/** Length, name, content and checksum. */
function encodeChunk(name: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name), content])
  const chunk = Buffer.alloc(body.length + 8)
  chunk.writeUInt32BE(content.length, 0)
  body.copy(chunk, 4)
  chunk.writeUInt32BE(crc32(body), body.length + 4)
  return chunk
}

const crcTable = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1
  return value
})

/** zlib.crc32 is missing from the first releases of Node 20. */
function crc32(bytes: Buffer): number {
  let value = 0xffffffff
  for (const byte of bytes) value = crcTable[(value ^ byte) & 0xff]! ^ (value >>> 8)
  return (value ^ 0xffffffff) >>> 0
}
