import type { AddressInfo } from 'node:net'
import net from 'node:net'
import { afterEach } from '@jest/globals'

export type Respond = (socket: net.Socket, request: string) => void

const servers: net.Server[] = []
export const sockets: net.Socket[] = []
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.destroy()
  for (const server of servers.splice(0)) server.close()
})

/** A server of raw bytes: `respond` writes whatever a test wants to a request. */
export async function startServer(respond: Respond) {
  let connections = 0
  const requests: string[] = []
  const server = net.createServer((socket) => {
    connections++
    sockets.push(socket)
    socket.on('error', () => undefined)
    let received = ''
    socket.on('data', (part) => {
      received += part
      const [, length = ''] = /content-length: (\d+)\r\n\r\n/.exec(received) ?? []
      if (!length || Buffer.byteLength(bodyOf(received)) < Number(length)) return
      const request = received
      received = ''
      requests.push(request)
      respond(socket, request)
    })
  })
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
  return { url, requests, connections: () => connections }
}

export const bodyOf = (request: string) => request.slice(request.indexOf('\r\n\r\n') + 4)
export const responseOf = (text: string, header = '') =>
  `HTTP/1.1 200 OK\r\n${header}Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`
export const options = { connectionsMax: 2, timeoutMs: 3000 }
