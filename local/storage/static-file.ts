import { Readable } from 'node:stream'
import send from '@fastify/send'

type NodeRequest = Parameters<typeof send>[0]

// RFC 9239. The library still has the earlier type.
send.mime.define({ 'text/javascript': ['js', 'mjs'] }, true)

/**
 * A response with the file that a path names below a folder: content type, entity tag, byte ranges, 304, 412
 * and 416. Undefined if there is none, the path leads out of the folder, or a part begins with a dot.
 */
export async function serveStaticFile(
  { method, headers: requestHeaders }: Pick<Request, 'method' | 'headers'>,
  folder: string,
  path: string,
  cacheControl: string,
): Promise<Response | undefined> {
  const headers: Record<string, string | undefined> = Object.fromEntries(requestHeaders)
  // The library reads nothing but these two properties of a Node.js request.
  const found = await send({ method, headers } as unknown as NodeRequest, encodeURI(`/${path}`), {
    root: folder,
    index: false,
    dotfiles: 'ignore',
    cacheControl: false,
    onFile: (_, { size }) => {
      headers.range = correctRange(headers.range, size)
    },
  })
  const isMissing = found.type === 'directory' || [400, 403, 404].includes(found.statusCode)
  if (isMissing) return undefined
  if (found.type === 'error') return refuseConditionally(found.statusCode, found.headers['Content-Range'])
  const isUnchanged = found.statusCode === 304
  const hasBody = method !== 'HEAD' && !isUnchanged
  return new Response(hasBody ? (Readable.toWeb(found.stream) as ReadableStream) : null, {
    status: found.statusCode,
    headers: { ...(!isUnchanged && UNKNOWN_TYPE), ...found.headers, 'Cache-Control': cacheControl },
  })
}

const UNKNOWN_TYPE = { 'Content-Type': 'application/octet-stream' }

/** 412 or 416, without the page of text that the library adds. */
const refuseConditionally = (status: number, contentRange: string | undefined) =>
  new Response(null, { status, headers: contentRange ? { 'content-range': contentRange } : {} })

/**
 * The library answers 416 where RFC 9110 §14 does not: a malformed range is to be ignored, and a suffix
 * longer than the file means the whole file. Returns the range header that leads to those answers.
 */
export function correctRange(range: string | undefined, bytes: number): string | undefined {
  const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/.exec(range?.trim() ?? '') ?? []
  if (first === '' && last === '') return undefined
  if (first === '') return Number(last) > bytes ? 'bytes=0-' : range
  return last !== '' && Number(last) < Number(first) ? undefined : range
}
