export interface HttpResponse {
  status: number
  text: string
}

interface ParsedResponse extends HttpResponse {
  /** The server closes the connection after this response. */
  isLast: boolean
}

const HEAD_BYTES_MAX = 16 * 1024

/**
 * The response in the bytes received so far; undefined while it is incomplete; a description of the fault
 * if it is not what DynamoDB sends: HTTP/1.1 with a Content-Length and nothing after the body. Source: RFC
 * 9112.
 */
export function parseHttpResponse(bytes: Buffer): ParsedResponse | string | undefined {
  const headEnd = bytes.indexOf('\r\n\r\n')
  if (headEnd < 0) return bytes.length > HEAD_BYTES_MAX ? 'the head is too long' : undefined
  const head = bytes.toString('latin1', 0, headEnd).toLowerCase()
  // A space is added, because a server that sends no reason phrase may leave out the one before it.
  const status = /^http\/1\.1 ([2-5]\d\d) /.exec(`${head.slice(0, 13)} `)?.[1]
  const length = /\r\ncontent-length: *(\d+)(?:\r|$)/.exec(head)?.[1]
  if (!status || !length || head.includes('\r\ntransfer-encoding:')) return 'an unexpected kind of response'
  const bodyStart = headEnd + 4
  const bodyEnd = bodyStart + Number(length)
  if (bytes.length < bodyEnd) return undefined
  if (bytes.length > bodyEnd) return 'bytes after the body'
  return {
    status: Number(status),
    text: bytes.toString('utf8', bodyStart, bodyEnd),
    isLast: /\r\nconnection: *close/.test(head),
  }
}
