import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { extname, resolve, sep } from 'node:path'
import { Readable } from 'node:stream'
import { rangeOf } from './range'

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.mp4': 'video/mp4',
  '.webm': 'video/webm',
  '.m4a': 'audio/mp4',
  '.mp3': 'audio/mpeg',
  '.pdf': 'application/pdf',
  '.vtt': 'text/vtt; charset=utf-8',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
  '.txt': 'text/plain; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
}

/** The file a path of the address names below a folder; undefined where there is none, and for whatever leads out of it or is hidden. */
export async function fileIn(folder: string, path: string) {
  const file = resolve(folder, `.${sep}${path}`)
  if (!file.startsWith(resolve(folder) + sep) || path.includes('\0') || /(^|\/)\./.test(path))
    return undefined
  const found = await stat(file).catch(() => undefined)
  return found?.isFile()
    ? { file, bytes: found.size, etag: `"${found.size.toString(36)}-${found.mtimeMs.toString(36)}"` }
    : undefined
}

/** A file with its type, tag and, on demand, only a part of it. */
export async function serveFile(
  request: Request,
  folder: string,
  path: string,
  cacheControl: string,
): Promise<Response | undefined> {
  const found = await fileIn(folder, path)
  if (!found) return undefined
  const { file, bytes, etag } = found
  const headers: Record<string, string> = {
    etag,
    'cache-control': cacheControl,
    'accept-ranges': 'bytes',
    'content-type': types[extname(file).toLowerCase()] ?? 'application/octet-stream',
  }
  if (request.headers.get('if-none-match')?.replace(/^W\//, '') === etag)
    return new Response(null, { status: 304, headers })
  const asked = request.headers.get('if-range')
  const range =
    asked === null || asked === etag ? rangeOf(request.headers.get('range') ?? undefined, bytes) : 'all'
  if (range === 'unsatisfiable')
    return new Response(null, { status: 416, headers: { ...headers, 'content-range': `bytes */${bytes}` } })
  const { start, end } = range === 'all' ? { start: 0, end: bytes - 1 } : range
  const partial = range === 'all' ? undefined : { 'content-range': `bytes ${start}-${end}/${bytes}` }
  const body = request.method === 'HEAD' || bytes === 0 ? null : streamOf(file, start, end)
  return new Response(body, {
    status: partial ? 206 : 200,
    headers: { ...headers, ...partial, 'content-length': `${end - start + 1}` },
  })
}

const streamOf = (file: string, start: number, end: number) =>
  Readable.toWeb(createReadStream(file, { start, end })) as ReadableStream
