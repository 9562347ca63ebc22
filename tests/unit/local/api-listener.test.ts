import { createServer, request } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { readApiEvent } from '@zhixing/local/http/api-event'
import { createApiListener } from '@zhixing/local/http/api-listener'
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
  createApiListener(
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

interface ReceivedResponse {
  status: number
  headers: Record<string, unknown>
  text: string
}

async function call(
  method: string,
  path: string,
  { headers = {}, body }: { headers?: Record<string, string>; body?: string } = {},
): Promise<ReceivedResponse> {
  events = []
  return new Promise((resolve, reject) => {
    const outgoing = request({ host: '127.0.0.1', port, method, path, headers }, async (response) => {
      let text = ''
      for await (const chunk of response) text += chunk
      resolve({ status: response.statusCode ?? 0, headers: response.headers, text })
    })
    outgoing.on('error', reject).end(body)
  })
}

test('a request from the socket becomes the same event as a request of the Fetch API', async () => {
  result = { statusCode: 200, body: '{}' }
  const path = '/v1/things/a%20b/parts/7?tag=one&q=%E5%AD%A6&tag=two'
  const headers = {
    'content-type': 'application/json',
    'user-agent': 'a phone',
    cookie: 'one=1; two=2',
    'if-none-match': 'W/"abc"',
  }
  const body = '{"name":"知行"}'
  await call('POST', path, {
    headers: { ...headers, 'X-Odd-Name': 'Kept As It Is', host: 'api.example:8787' },
    body,
  })
  const [event] = events
  const match = {
    pathParameters: { thingId: 'a b', partId: '7' },
    routeKey: routeKeys[2] ?? '',
    sourceIp: '127.0.0.1',
    now,
  }
  const expected = await readApiEvent(
    new Request(`http://api.example:8787${path}`, {
      method: 'POST',
      headers: { ...headers, 'x-odd-name': 'Kept As It Is' },
      body,
    }),
    match,
  )
  const {
    host,
    connection,
    'transfer-encoding': _,
    'content-length': __,
    ...sentHeaders
  } = event?.headers ?? {}
  const withoutId = (context: object | undefined) => ({ ...context, requestId: '' })
  expect({ ...event, headers: sentHeaders, requestContext: withoutId(event?.requestContext) }).toEqual({
    ...expected,
    requestContext: withoutId(expected.requestContext),
  })
  expect([host, connection]).toEqual(['api.example:8787', 'keep-alive'])
})

test('an exact path comes before one with parameters', async () => {
  result = { statusCode: 200, body: '{}' }
  await call('GET', '/v1/things/newest')
  expect(events[0]?.routeKey).toBe('GET /v1/things/newest')
})

test('a malformed parameter is passed on as it was sent', async () => {
  await call('GET', '/v1/things/%E0%A4%A')
  expect(events[0]?.pathParameters).toEqual({ thingId: '%E0%A4%A' })
})

test.each([
  ['DELETE', '/v1/things'],
  ['GET', '/v1/things/a/b'],
  ['GET', '/v1/things/'],
  ['GET', '/page'],
])('%s %s is no route of the API and is left to the site', async (method, path) => {
  expect([(await call(method, path)).text, events]).toEqual(['the site', []])
})

test('a result is sent with its status, headers, cookies and bytes', async () => {
  result = {
    statusCode: 409,
    headers: { 'x-one': '1' },
    cookies: ['a=1', 'b=2'],
    body: 'aGk=',
    isBase64Encoded: true,
  }
  expect(await call('POST', '/v1/things')).toMatchObject({
    status: 409,
    headers: { 'x-one': '1', 'set-cookie': ['a=1', 'b=2'] },
    text: 'hi',
  })
  result = { statusCode: 200, body: '学时' }
  const text = await call('POST', '/v1/things')
  expect(text).toMatchObject({ headers: { 'content-length': '6' }, text: '学时' })
  result = { statusCode: 304, body: 'never' }
  expect(await call('POST', '/v1/things')).toMatchObject({ status: 304, text: '' })
})

test('a function that throws is answered with a problem, and the next request is served', async () => {
  const { error } = console
  console.error = () => {}
  result = new Error('broken')
  const failed = await call('POST', '/v1/things')
  console.error = error
  expect([failed.status, JSON.parse(failed.text).type]).toEqual([500, 'urn:zhixing:service/failed'])
  result = { statusCode: 200, body: '{}' }
  expect((await call('POST', '/v1/things')).status).toBe(200)
})

const announced = `content-length: ${1024 * 1024 + 1}\r\n\r\nx`
const chunk = `80000\r\n${'x'.repeat(0x80000)}\r\n`

test.each([
  ['by its length header', announced],
  ['while it is received', `transfer-encoding: chunked\r\n\r\n${chunk.repeat(3)}`],
])('a body found to exceed a megabyte %s is refused, and the connection ends', async (_, rest) => {
  events = []
  const response = await new Promise<string>((resolve) => {
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
  expect(response).toMatch(/^HTTP\/1.1 413 [\s\S]*connection: close[\s\S]*request\/too-large/)
  expect(events).toEqual([])
})
