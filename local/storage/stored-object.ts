import { createHash, randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { link, mkdir, rename, rm } from 'node:fs/promises'
import { dirname, resolve, sep } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream as NodeReadableStream } from 'node:stream/web'

const READ_ONLY = 0o444 // for an object that is never replaced
const WRITABLE = 0o644

interface NewObject {
  body: ReadableStream
  /** Bytes that the body must have; absent = not checked. */
  length: number | undefined
  /** SHA-256 in base64; absent = not checked. */
  checksum: string | undefined
  /** Keep an object that exists. */
  onlyIfAbsent: boolean
}

/** The file of an object below a folder; undefined if the key leads out of it. */
export function objectFile(folder: string, key: string): string | undefined {
  const file = resolve(folder, key)
  return file.startsWith(resolve(folder) + sep) ? file : undefined
}

/** Only `stored` changes the bucket. */
export type StoreResult = 'stored' | 'exists' | 'incomplete' | 'bad-digest'

/** Stores an object as a whole or not at all: writes a temporary file, checks it, and moves it into place. */
export async function storeObject(
  file: string,
  { body, length, checksum, onlyIfAbsent }: NewObject,
): Promise<StoreResult> {
  await mkdir(dirname(file), { recursive: true })
  const temporary = `${file}.${randomUUID()}.part`
  try {
    const written = await writeBody(body, temporary, onlyIfAbsent ? READ_ONLY : WRITABLE)
    if (!written || (length !== undefined && written.length !== length)) return 'incomplete'
    if (checksum !== undefined && written.checksum !== checksum) return 'bad-digest'
    if (onlyIfAbsent) return (await linkIfAbsent(temporary, file)) ? 'stored' : 'exists'
    await rename(temporary, file)
    return 'stored'
  } finally {
    await rm(temporary, { force: true })
  }
}

/** Length and SHA-256 (base64) of what was written; undefined if the sender broke off. */
async function writeBody(body: ReadableStream, file: string, mode: number) {
  const hash = createHash('sha256')
  let length = 0
  const measure = async function* (chunks: AsyncIterable<Buffer>) {
    for await (const chunk of chunks) {
      hash.update(chunk)
      length += chunk.length
      yield chunk
    }
  }
  try {
    const source = Readable.fromWeb(body as NodeReadableStream)
    await pipeline(source, measure, createWriteStream(file, { mode }))
    return { length, checksum: hash.digest('base64') }
  } catch {
    return undefined
  }
}

/** Whether the file was free: a hard link is made atomically and never replaces a file. */
async function linkIfAbsent(temporary: string, file: string): Promise<boolean> {
  try {
    await link(temporary, file)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}
