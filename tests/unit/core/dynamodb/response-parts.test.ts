import { expect, test } from '@jest/globals'
import { createConnectionPool } from '@zhixing/functions/core/dynamodb/connection-pool'
import fc from 'fast-check'
import { options, responseOf, startServer } from './raw-server'

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
