import { connect } from 'node:net'

interface Request {
  path: string
  /** Header lines, each with its line end. */
  headers: string
  body: string
}
/** Makes the requests of one connection. It outlives the connection: each slice of a run opens new ones. */
export interface Sender {
  nextRequest: () => Request
  /** Is given the body of every answer, the last one of a slice too. */
  readAnswer?: (answer: string) => void
}

export interface Load {
  requests: number
  failed: number
  firstFailure?: string
  seconds: number
  /** Milliseconds, sorted. */
  latencies: number[]
}

/** A light load generator: bare sockets with one request in flight each. */
export async function generateLoad(port: number, senders: Sender[], seconds: number): Promise<Load> {
  const outcome: Load = { requests: 0, failed: 0, seconds: 0, latencies: [] }
  const began = performance.now()
  await Promise.all(senders.map((sender) => driveConnection(port, sender, began + seconds * 1000, outcome)))
  outcome.seconds = (performance.now() - began) / 1000
  outcome.latencies.sort((one, other) => one - other)
  return outcome
}

function driveConnection(port: number, sender: Sender, end: number, outcome: Load): Promise<void> {
  return new Promise((resolve, reject) => {
    let received = ''
    let sentAt = 0
    const socket = connect(port, '127.0.0.1', () => send())
    socket.setNoDelay(true).setEncoding('latin1') // a character is a byte
    const send = () => {
      const { path, headers, body } = sender.nextRequest()
      sentAt = performance.now()
      const lines = [
        `POST ${path} HTTP/1.1`,
        'host: 127.0.0.1',
        `${headers}content-length: ${Buffer.byteLength(body)}`,
      ]
      socket.write(`${lines.join('\r\n')}\r\n\r\n${body}`)
    }
    socket.on('data', (part: string) => {
      received += part
      const body = completeBody(received)
      if (body === undefined) return
      const now = performance.now()
      outcome.requests++
      outcome.latencies.push(now - sentAt)
      if (!received.startsWith('HTTP/1.1 200')) {
        outcome.failed++
        outcome.firstFailure ??= received.slice(0, 600)
      }
      received = ''
      sender.readAnswer?.(body)
      if (now < end) send()
      else socket.end()
    })
    socket.on('error', reject)
    socket.on('close', () => resolve())
  })
}

/** The body of a complete answer; undefined until it has arrived. */
function completeBody(received: string): string | undefined {
  const at = received.indexOf('\r\n\r\n')
  if (at < 0) return undefined
  const body = received.slice(at + 4)
  const length = /\r\ncontent-length: *(\d+)/i.exec(received.slice(0, at))?.[1]
  if (length !== undefined) return body.length >= Number(length) ? body : undefined
  return body.endsWith('0\r\n\r\n') ? joinChunks(body) : undefined
}

function joinChunks(body: string): string {
  let joined = ''
  for (let at = 0; ; ) {
    const line = body.indexOf('\r\n', at)
    const size = Number.parseInt(body.slice(at, line), 16)
    if (!size) return joined
    joined += body.slice(line + 2, line + 2 + size)
    at = line + 4 + size
  }
}
