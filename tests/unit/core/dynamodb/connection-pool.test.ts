import { expect, test } from '@jest/globals'
import { createConnectionPool } from '@zhixing/functions/core/dynamodb/connection-pool'
import fc from 'fast-check'
import { bodyOf, options, type Respond, responseOf, startServer } from './raw-server'

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
