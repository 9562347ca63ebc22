import net from 'node:net'
import tls from 'node:tls'
import { type HttpResponse, parseHttpResponse } from './http-response'

interface ConnectionPoolOptions {
  connectionsMax: number
  /** A connection on which nothing moves for so long is closed, idle or not. */
  timeoutMs: number
}

interface PendingPost {
  bytes: string
  resolve: (response: HttpResponse) => void
  reject: (error: Error) => void
}

/** `head`: header lines, each ended by CRLF, without the content length. */
export type Post = (head: string, body: string) => Promise<HttpResponse>

/**
 * POSTs to one address over kept connections, one request at a time on each. It speaks as much HTTP/1.1 as
 * DynamoDB does; anything else closes the connection. `Post` rejects with the socket's error, a
 * `TimeoutError`, or a `connectionError`. Why not Node's client or undici:
 * docs/decisions/0004-dynamodb-connection.md.
 */
export function createConnectionPool(url: URL, { connectionsMax, timeoutMs }: ConnectionPoolOptions): Post {
  const isSecure = url.protocol === 'https:'
  const address = { host: url.hostname, port: Number(url.port) || (isSecure ? 443 : 80) }
  const idle: ((post: PendingPost) => void)[] = []
  const queued: PendingPost[] = []
  let open = 0

  function connect(first: PendingPost) {
    const socket = isSecure ? tls.connect({ ...address, servername: address.host }) : net.connect(address)
    let current: PendingPost | undefined
    let failure: Error | undefined
    let received: Buffer | undefined
    open++

    const send = (post: PendingPost) => {
      current = post
      received = undefined
      socket.ref()
      socket.write(post.bytes)
    }
    const close = (error?: Error) => {
      failure ??= error
      // Now and not at 'close': in between, a request would be sent into a closed socket.
      const index = idle.indexOf(send)
      if (index >= 0) idle.splice(index, 1)
      socket.destroy()
    }
    const receive = (part: Buffer) => {
      if (socket.destroyed) return
      const bytes = received ? Buffer.concat([received, part]) : part
      received = bytes
      const response = current ? parseHttpResponse(bytes) : 'a response without a request'
      if (typeof response === 'string') return close(connectionError(response))
      if (!response) return
      const { resolve } = current as PendingPost
      const next = response.isLast ? undefined : queued.shift()
      current = undefined
      if (next) send(next)
      else if (response.isLast) close()
      else {
        socket.unref() // an idle connection keeps no process alive
        idle.push(send)
      }
      resolve(response)
    }

    socket.setNoDelay(true)
    socket.setTimeout(timeoutMs, () => close(timeoutError(timeoutMs)))
    socket.on('data', receive)
    socket.on('error', close)
    socket.on('end', () => close())
    socket.on('close', () => {
      open--
      current?.reject(failure ?? connectionError('the connection was closed'))
      const next = queued.shift()
      if (next) connect(next)
    })
    send(first)
  }

  return (head, body) =>
    new Promise((resolve, reject) => {
      const bytes = `POST / HTTP/1.1\r\n${head}content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`
      const post = { bytes, resolve, reject }
      const send = idle.pop()
      if (send) send(post)
      else if (open < connectionsMax) connect(post)
      else queued.push(post)
    })
}

/** A transient error: the connection broke, or sent a response that cannot be trusted. */
export const connectionError = (message: string): Error =>
  Object.assign(new Error(message), { code: 'ECONNRESET' })

const timeoutError = (timeoutMs: number) =>
  Object.assign(new Error(`no response within ${timeoutMs} ms`), { name: 'TimeoutError' })
