import type { AddressInfo } from 'node:net'
import net from 'node:net'
import { afterEach, describe, expect, test } from '@jest/globals'
import { createConnectionPool } from '@zhixing/functions/core/dynamodb/connection-pool'
import fc from 'fast-check'

type Respond = (socket: net.Socket, request: string) => void

const servers: net.Server[] = []
const sockets: net.Socket[] = []
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.destroy()
  for (const server of servers.splice(0)) server.close()
})

/** A server of raw bytes: `respond` writes whatever a test wants to a request. */
async function startServer(respond: Respond) {
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

const bodyOf = (request: string) => request.slice(request.indexOf('\r\n\r\n') + 4)
const responseOf = (text: string, header = '') =>
  `HTTP/1.1 200 OK\r\n${header}Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`
const options = { connectionsMax: 2, timeoutMs: 3000 }

test('a request is one POST with its headers and length, and its response is returned', async () => {
  const { url, requests } = await startServer((socket) => socket.write(responseOf('{"答":1}')))
  const post = createConnectionPool(url, options)
  expect(await post('host: x\r\n', '{"问":1}')).toMatchObject({ status: 200, text: '{"答":1}' })
  expect(requests).toEqual(['POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 9\r\n\r\n{"问":1}'])
})

test('property: a response may arrive in any number of parts', async () => {
  let cuts: number[] = []
  const whole = Buffer.from(responseOf('{"学时":"一二三"}', 'x-amz-crc32: 1\r\n'))
  const { url, connections } = await startServer(async (socket) => {
    socket.setNoDelay(true)
    for (const [index, cut] of [...cuts, whole.length].entries()) {
      socket.write(whole.subarray(index ? cuts[index - 1] : 0, cut))
      await new Promise((resolve) => setImmediate(resolve))
    }
  })
  const post = createConnectionPool(url, options)
  const positions = fc.uniqueArray(fc.integer({ min: 1, max: whole.length - 1 }), { maxLength: 5 })
  await fc.assert(
    fc.asyncProperty(positions, async (generated) => {
      cuts = generated.toSorted((one, other) => one - other)
      expect(await post('', '{}')).toMatchObject({ status: 200, text: '{"学时":"一二三"}' })
    }),
  )
  expect(connections()).toBe(1)
})

test('property: every request gets its own response, over no more connections than allowed', async () => {
  const echo: Respond = (socket, request) =>
    void setImmediate(() => socket.write(responseOf(bodyOf(request))))
  const { url, connections } = await startServer(echo)
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(), { maxLength: 12 }), async (numbers) => {
      const post = createConnectionPool(url, options)
      const before = connections()
      const responses = await Promise.all(numbers.map((number) => post('', `${number}`)))
      expect(responses.map(({ text }) => Number(text))).toEqual(numbers)
      expect(connections() - before).toBeLessThanOrEqual(2)
    }),
    { numRuns: 30 },
  )
})

test('a connection is reused until the server closes it', async () => {
  let header = ''
  const { url, connections } = await startServer((socket) => {
    socket.write(responseOf('{}', header))
    if (header) socket.end()
  })
  const post = createConnectionPool(url, options)
  for (let request = 0; request < 3; request++) await post('', '{}')
  expect(connections()).toBe(1)
  header = 'Connection: close\r\n'
  await post('', '{}')
  await post('', '{}')
  expect(connections()).toBe(2)
})

test('a queued request gets another connection if the one it waits for breaks', async () => {
  let requests = 0
  const { url } = await startServer((socket) => {
    requests++
    if (requests === 1) socket.destroy()
    else socket.write(responseOf('{}'))
  })
  const post = createConnectionPool(url, { ...options, connectionsMax: 1 })
  const [first, second] = await Promise.allSettled([post('', '{}'), post('', '{}')])
  expect([first.status, second.status]).toEqual(['rejected', 'fulfilled'])
})

describe('anything but a complete response of DynamoDB breaks the connection', () => {
  test.each([
    ['a closed connection', ''],
    ['an incomplete response', 'HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n{"a"'],
    ['HTTP/1.0', 'HTTP/1.0 200 OK\r\nContent-Length: 2\r\n\r\n{}'],
    ['a response without a length', 'HTTP/1.1 200 OK\r\n\r\n{}'],
    ['a chunked response', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Length: 2\r\n\r\n{}'],
    ['an interim response', 'HTTP/1.1 100 Continue\r\nContent-Length: 0\r\n\r\n'],
    ['two responses', `${responseOf('{}')}${responseOf('{}')}`],
    ['an endless head', 'x'.repeat(20_000)],
  ])('%s', async (_, bytes) => {
    const { url } = await startServer((socket) => socket.end(bytes))
    const post = createConnectionPool(url, options)
    await expect(post('', '{}')).rejects.toMatchObject({ code: 'ECONNRESET' })
  })

  test('a response without a request closes the connection and answers no later request', async () => {
    const { url, connections } = await startServer((socket, request) =>
      socket.write(responseOf(bodyOf(request))),
    )
    const post = createConnectionPool(url, options)
    expect((await post('', '1')).text).toBe('1')
    sockets[0]?.write(responseOf('late'))
    await new Promise((resolve) => sockets[0]?.once('close', resolve))
    expect((await post('', '2')).text).toBe('2')
    expect(connections()).toBe(2)
  })

  test('silence is a TimeoutError, a refused connection the error of the socket', async () => {
    const { url } = await startServer(() => undefined)
    const silent = createConnectionPool(url, { ...options, timeoutMs: 20 })
    await expect(silent('', '{}')).rejects.toMatchObject({ name: 'TimeoutError' })
    const refused = createConnectionPool(new URL('http://127.0.0.1:1'), options)
    await expect(refused('', '{}')).rejects.toMatchObject({ code: 'ECONNREFUSED' })
  })
})
