import { createServer, request } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { eventOf } from '@zhixing/local/http/api-event'
import { apiBefore } from '@zhixing/local/http/api-listener'
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda'

const now = new Date('2026-11-04T08:05:09.123Z')
let events: APIGatewayProxyEventV2[] = []
let result: APIGatewayProxyStructuredResultV2 | Error = {}
const handler = async (event: unknown) => {
  events.push(event as APIGatewayProxyEventV2)
  if (result instanceof Error) throw result
  return result
}
const routeKeys = [
  'GET /v1/things/{thingId}',
  'GET /v1/things/newest',
  'POST /v1/things/{thingId}/parts/{partId}',
  'POST /v1/things',
  'GET /page',
]
const routes = routeKeys.map((routeKey) => ({ routeKey, handler }))
const server = createServer(
  apiBefore(
    (_, response) => response.writeHead(299).end('the site'),
    routes,
    () => now,
  ),
)
let port = 0
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  port = (server.address() as AddressInfo).port
})
afterAll(() => {
  server.close()
  server.closeAllConnections()
})

async function ask(
  method: string,
  path: string,
  { headers = {}, body }: { headers?: Record<string, string>; body?: string } = {},
) {
  events = []
  return new Promise<{ status: number; headers: Record<string, unknown>; text: string }>(
    (resolve, reject) => {
      const sent = request({ host: '127.0.0.1', port, method, path, headers }, async (response) => {
        let text = ''
        for await (const part of response) text += part
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text })
      })
      sent.on('error', reject).end(body)
    },
  )
}

test('off the socket comes exactly the event that a request of the platform becomes', async () => {
  result = { statusCode: 200, body: '{}' }
  const path = '/v1/things/a%20b/parts/7?tag=one&q=%E5%AD%A6&tag=two'
  const headers = {
    'content-type': 'application/json',
    'user-agent': 'a phone',
    cookie: 'one=1; two=2',
    'if-none-match': 'W/"abc"',
  }
  const body = '{"name":"知行"}'
  await ask('POST', path, {
    headers: { ...headers, 'X-Odd-Name': 'Kept As It Is', host: 'api.example:8787' },
    body,
  })
  const [event] = events
  const asked = {
    pathParameters: { thingId: 'a b', partId: '7' },
    routeKey: routeKeys[2] ?? '',
    sourceIp: '127.0.0.1',
    now,
  }
  const other = await eventOf(
    new Request(`http://api.example:8787${path}`, {
      method: 'POST',
      headers: { ...headers, 'x-odd-name': 'Kept As It Is' },
      body,
    }),
    asked,
  )
  const { host, connection, 'transfer-encoding': _, 'content-length': __, ...sent } = event?.headers ?? {}
  expect({ ...event, headers: sent, requestContext: { ...event?.requestContext, requestId: '' } }).toEqual({
    ...other,
    requestContext: { ...other.requestContext, requestId: '' },
  })
  expect([host, connection]).toEqual(['api.example:8787', 'keep-alive'])
})

test('a path that is named comes before one with parameters, and what is no route is left to the site', async () => {
  result = { statusCode: 200, body: '{}' }
  await ask('GET', '/v1/things/newest')
  expect(events[0]?.routeKey).toBe('GET /v1/things/newest')
  await ask('GET', '/v1/things/%E0%A4%A')
  expect(events[0]?.pathParameters).toEqual({ thingId: '%E0%A4%A' })
  for (const [method, path] of [
    ['DELETE', '/v1/things'],
    ['GET', '/v1/things/a/b'],
    ['GET', '/v1/things/'],
    ['GET', '/page'],
  ] as const)
    expect([(await ask(method, path)).text, events]).toEqual(['the site', []])
})

test('what a function answers leaves as it is', async () => {
  result = {
    statusCode: 409,
    headers: { 'x-one': '1' },
    cookies: ['a=1', 'b=2'],
    body: 'aGk=',
    isBase64Encoded: true,
  }
  expect(await ask('POST', '/v1/things')).toMatchObject({
    status: 409,
    headers: { 'x-one': '1', 'set-cookie': ['a=1', 'b=2'] },
    text: 'hi',
  })
  result = { statusCode: 200, body: '学时' }
  expect(await ask('POST', '/v1/things')).toMatchObject({ headers: { 'content-length': '6' }, text: '学时' })
  result = { statusCode: 304, body: 'never' }
  expect(await ask('POST', '/v1/things')).toMatchObject({ status: 304, text: '' })
})

test('a function that breaks is a problem, and the next request is served', async () => {
  const { error } = console
  console.error = () => {}
  result = new Error('broken')
  const failed = await ask('POST', '/v1/things')
  console.error = error
  expect([failed.status, JSON.parse(failed.text).type]).toEqual([500, 'urn:zhixing:service/failed'])
  result = { statusCode: 200, body: '{}' }
  expect((await ask('POST', '/v1/things')).status).toBe(200)
})

test.each([
  ['announced', `content-length: ${1024 * 1024 + 1}\r\n\r\nx`],
  ['that only grows', `transfer-encoding: chunked\r\n\r\n${`80000\r\n${'x'.repeat(0x80000)}\r\n`.repeat(3)}`],
])(
  'a body %s to more than a megabyte is refused before it is read, and the connection ends',
  async (_, rest) => {
    events = []
    const answer = await new Promise<string>((resolve) => {
      let text = ''
      const socket = connect(port, '127.0.0.1', () =>
        socket.write(`POST /v1/things HTTP/1.1\r\nhost: a\r\n${rest}`),
      )
      socket.on('data', (part) => {
        text += part
      })
      socket.on('error', () => {})
      socket.on('close', () => resolve(text))
    })
    expect(answer).toMatch(/^HTTP\/1.1 413 [\s\S]*connection: close[\s\S]*request\/too-large/)
    expect(events).toEqual([])
  },
)
