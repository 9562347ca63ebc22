import net from 'node:net'
import tls from 'node:tls'

export interface Answer {
  status: number
  text: string
}
interface Options {
  connectionsMax: number
  silenceMs: number // after so much of it a connection is given up, and an idle one is closed
}
interface Asked {
  wire: string
  resolve: (answer: Answer) => void
  reject: (error: Error) => void
}

/**
 * POSTs to one address over kept connections, as DynamoDB speaks HTTP/1.1: one question at a time on each, answered with a length. Node's own client takes longer
 * over that than our rules over a beat. What is not such an answer is never guessed at: it ends the connection and is an error, like a broken one.
 */
export function connectionsTo(url: URL, { connectionsMax, silenceMs }: Options) {
  const isSecure = url.protocol === 'https:'
  const place = { host: url.hostname, port: Number(url.port) || (isSecure ? 443 : 80) }
  const idle: ((asked: Asked) => void)[] = []
  const waiting: Asked[] = []
  let open = 0

  function connect(first: Asked) {
    const socket = isSecure ? tls.connect({ ...place, servername: place.host }) : net.connect(place)
    let present: Asked | undefined
    let failure: Error | undefined
    let received: Buffer | undefined
    open++
    const ask = (asked: Asked) => {
      present = asked
      received = undefined
      socket.ref()
      socket.write(asked.wire)
    }
    const end = (error?: Error) => {
      failure ??= error
      const at = idle.indexOf(ask)
      if (at >= 0) idle.splice(at, 1) // at once: between here and 'close' nobody may be given it
      socket.destroy()
    }
    socket.setNoDelay(true)
    socket.setTimeout(silenceMs, () =>
      end(Object.assign(new Error(`no answer within ${silenceMs} ms`), { name: 'TimeoutError' })),
    )
    socket.on('data', (part) => {
      if (socket.destroyed) return
      const bytes = received ? Buffer.concat([received, part]) : part
      received = bytes
      const answer = present ? answerIn(bytes) : 'more than was asked for'
      if (typeof answer === 'string') return end(broken(answer))
      if (!answer) return
      const { resolve } = present as Asked
      const next = answer.isLast ? undefined : waiting.shift()
      present = undefined
      if (next) ask(next)
      else if (answer.isLast) end()
      else {
        socket.unref() // an idle connection keeps no process alive
        idle.push(ask)
      }
      resolve(answer)
    })
    socket.on('error', end)
    socket.on('end', () => end())
    socket.on('close', () => {
      open--
      present?.reject(failure ?? broken('the connection broke off'))
      const next = waiting.shift()
      if (next) connect(next)
    })
    ask(first)
  }

  /** `head`: lines of headers, each ended. Rejects with the error of the connection, a `TimeoutError`, or an `ECONNRESET` for what is no answer. */
  return (head: string, body: string): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const wire = `POST / HTTP/1.1\r\n${head}content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`
      const asked = { wire, resolve, reject }
      const free = idle.pop()
      if (free) free(asked)
      else if (open < connectionsMax) connect(asked)
      else waiting.push(asked)
    })
}

/** What a broken connection is: worth another attempt. */
export const broken = (message: string) => Object.assign(new Error(message), { code: 'ECONNRESET' })

const HEAD_BYTES_MAX = 16 * 1024

/** Undefined while it is not all there; what is wrong with it, if it is no answer. */
function answerIn(bytes: Buffer): (Answer & { isLast: boolean }) | string | undefined {
  const end = bytes.indexOf('\r\n\r\n')
  if (end < 0) return bytes.length > HEAD_BYTES_MAX ? 'a head without an end' : undefined
  const head = bytes.toString('latin1', 0, end).toLowerCase()
  const status = /^http\/1\.1 ([2-5]\d\d) /.exec(`${head.slice(0, 13)} `)?.[1]
  const length = /\r\ncontent-length: *(\d+)(?:\r|$)/.exec(head)?.[1]
  if (!status || !length || head.includes('\r\ntransfer-encoding:')) return 'an answer of another kind'
  const [from, to] = [end + 4, end + 4 + Number(length)]
  if (bytes.length < to) return undefined
  if (bytes.length > to) return 'more than was asked for'
  return {
    status: Number(status),
    text: bytes.toString('utf8', from, to),
    isLast: /\r\nconnection: *close/.test(head),
  }
}
