import { describe, expect, test } from '@jest/globals'
import { createConnectionPool } from '@zhixing/functions/core/dynamodb/connection-pool'
import { bodyOf, options, responseOf, sockets, startServer } from './raw-server'

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
