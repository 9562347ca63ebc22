import type { AddressInfo } from 'node:net'
import net from 'node:net'
import { afterEach, describe, expect, test } from '@jest/globals'
import { connectionsTo } from '@zhixing/functions/core/dynamodb/connection'
import fc from 'fast-check'

type Said = (socket: net.Socket, question: string) => void
const servers: net.Server[] = []
const sockets: net.Socket[] = []
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.destroy()
  for (const server of servers.splice(0)) server.close()
})

/** A server of raw bytes: what it says to a question is up to the test. */
async function aServer(say: Said) {
  let connections = 0
  const questions: string[] = []
  const server = net.createServer((socket) => {
    connections++
    sockets.push(socket)
    socket.on('error', () => undefined)
    let heard = ''
    socket.on('data', (part) => {
      heard += part
      const [, length = ''] = /content-length: (\d+)\r\n\r\n/.exec(heard) ?? []
      if (!length || Buffer.byteLength(heard.slice(heard.indexOf('\r\n\r\n') + 4)) < Number(length)) return
      questions.push(heard)
      const question = heard
      heard = ''
      say(socket, question)
    })
  })
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
  return { url, questions, connections: () => connections }
}
const options = { connectionsMax: 2, silenceMs: 3000 }
const answerOf = (text: string, more = '') =>
  `HTTP/1.1 200 OK\r\n${more}Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`
const bodyIn = (question: string) => question.slice(question.indexOf('\r\n\r\n') + 4)

test('a question is one POST with its headers and length, and its answer comes back', async () => {
  const { url, questions } = await aServer((socket) => socket.write(answerOf('{"答":1}')))
  const ask = connectionsTo(url, options)
  expect(await ask('host: x\r\n', '{"问":1}')).toMatchObject({ status: 200, text: '{"答":1}' })
  expect(questions).toEqual(['POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 9\r\n\r\n{"问":1}'])
})

test('property: it does not matter where an answer is cut on its way', async () => {
  let cuts: number[] = []
  const whole = Buffer.from(answerOf('{"学时":"一二三"}', 'x-amz-crc32: 1\r\n'))
  const { url, connections } = await aServer(async (socket) => {
    socket.setNoDelay(true)
    for (const [i, cut] of [...cuts, whole.length].entries()) {
      socket.write(whole.subarray(i ? cuts[i - 1] : 0, cut))
      await new Promise((resolve) => setImmediate(resolve))
    }
  })
  const ask = connectionsTo(url, options)
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(fc.integer({ min: 1, max: whole.length - 1 }), { maxLength: 5 }),
      async (places) => {
        cuts = places.sort((one, other) => one - other)
        expect(await ask('', '{}')).toMatchObject({ status: 200, text: '{"学时":"一二三"}' })
      },
    ),
  )
  expect(connections()).toBe(1)
})

test('property: every question gets its own answer, over no more connections than are allowed', async () => {
  const { url, connections } = await aServer(
    (socket, question) => void setImmediate(() => socket.write(answerOf(bodyIn(question)))),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(), { maxLength: 12 }), async (numbers) => {
      const ask = connectionsTo(url, options)
      const before = connections()
      const answers = await Promise.all(numbers.map((each) => ask('', `${each}`)))
      expect(answers.map(({ text }) => Number(text))).toEqual(numbers)
      expect(connections() - before).toBeLessThanOrEqual(2)
    }),
    { numRuns: 30 },
  )
})

test('one question after the other goes over one connection, until the other side has had enough of it', async () => {
  let last = ''
  const { url, connections } = await aServer((socket) => {
    socket.write(answerOf('{}', last))
    if (last) socket.end()
  })
  const ask = connectionsTo(url, options)
  for (let i = 0; i < 3; i++) await ask('', '{}')
  expect(connections()).toBe(1)
  last = 'Connection: close\r\n'
  await ask('', '{}')
  await ask('', '{}')
  expect(connections()).toBe(2)
})

test('those who wait for a connection that dies get another', async () => {
  let asked = 0
  const { url } = await aServer((socket) => (asked++ === 0 ? socket.destroy() : socket.write(answerOf('{}'))))
  const ask = connectionsTo(url, { ...options, connectionsMax: 1 })
  const [first, second] = await Promise.allSettled([ask('', '{}'), ask('', '{}')])
  expect([first.status, second.status]).toEqual(['rejected', 'fulfilled'])
})

describe('what is no answer is a broken connection, and never a guess', () => {
  test.each([
    ['a hanging up', ''],
    ['half an answer', 'HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n{"a"'],
    ['an older protocol', 'HTTP/1.0 200 OK\r\nContent-Length: 2\r\n\r\n{}'],
    ['no length', 'HTTP/1.1 200 OK\r\n\r\n{}'],
    ['pieces', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Length: 2\r\n\r\n{}'],
    ['an answer before the answer', 'HTTP/1.1 100 Continue\r\nContent-Length: 0\r\n\r\n'],
    ['two answers', `${answerOf('{}')}${answerOf('{}')}`],
    ['a head without an end', 'x'.repeat(20_000)],
  ])('%s', async (_, said) => {
    const { url } = await aServer((socket) => socket.end(said))
    await expect(connectionsTo(url, options)('', '{}')).rejects.toMatchObject({ code: 'ECONNRESET' })
  })

  test('an answer nobody asked for ends the connection before it can be taken for the next', async () => {
    const { url, connections } = await aServer((socket, question) => socket.write(answerOf(bodyIn(question))))
    const ask = connectionsTo(url, options)
    expect((await ask('', '1')).text).toBe('1')
    sockets[0]?.write(answerOf('late'))
    await new Promise((resolve) => sockets[0]?.once('close', resolve))
    expect((await ask('', '2')).text).toBe('2')
    expect(connections()).toBe(2)
  })

  test('silence is a TimeoutError, nobody at home the error of the socket', async () => {
    const { url } = await aServer(() => undefined)
    await expect(connectionsTo(url, { ...options, silenceMs: 20 })('', '{}')).rejects.toMatchObject({
      name: 'TimeoutError',
    })
    await expect(connectionsTo(new URL('http://127.0.0.1:1'), options)('', '{}')).rejects.toMatchObject({
      code: 'ECONNREFUSED',
    })
  })
})
