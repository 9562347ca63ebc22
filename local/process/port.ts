import { type AddressInfo, connect, createServer } from 'node:net'

/** Whether somebody listens there already. */
export const answers = (port: number, host = '127.0.0.1') =>
  new Promise<boolean>((done) => {
    const socket = connect(port, host)
    socket.once('connect', () => {
      socket.destroy()
      done(true)
    })
    socket.once('error', () => done(false))
  })

/** A port that was free a moment ago. */
export const freePort = () =>
  new Promise<number>((done, failed) => {
    const server = createServer().once('error', failed)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => done(port))
    })
  })
