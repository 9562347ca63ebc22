import { randomInt } from 'node:crypto'
import { connect, createServer } from 'node:net'

/** Whether a server accepts connections on this port. */
export const isPortInUse = (port: number, host = '127.0.0.1') =>
  new Promise<boolean>((resolve) => {
    const socket = connect(port, host)
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })

// Below the ports that systems give to outgoing connections, one of which would else take the port before
// its server starts.
const FIRST_PORT = 20_000
const LAST_PORT = 32_000
const TRIES_MAX = 50

/** A port that was free at the moment of the call. Throws if fifty in a row are taken. */
export async function findFreePort(): Promise<number> {
  for (let tries = 0; tries < TRIES_MAX; tries++) {
    const port = FIRST_PORT + randomInt(LAST_PORT - FIRST_PORT)
    if (await canListenOn(port)) return port
  }
  throw new Error(`found no free port between ${FIRST_PORT} and ${LAST_PORT}`)
}

const canListenOn = (port: number) =>
  new Promise<boolean>((resolve) => {
    const server = createServer().once('error', () => resolve(false))
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)))
  })
