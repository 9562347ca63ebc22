import { expect, test } from '@jest/globals'
import { readApiEvent } from '@zhixing/local/http/api-event'

const match = {
  routeKey: 'POST /v1/things/{thingId}',
  pathParameters: { thingId: 'a b' },
  sourceIp: '192.0.2.7',
  now: new Date('2026-11-04T08:05:09.123Z'),
}

test('a request becomes the event that API Gateway makes of it', async () => {
  const request = new Request('http://api.example:8787/v1/things/a%20b?tag=one&q=%E5%AD%A6&tag=two', {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      'X-Odd-Name': 'Kept As It Is',
      'User-Agent': 'a phone',
      Cookie: 'one=1; two=2',
      'If-None-Match': 'W/"abc"',
    },
    body: '{"name":"知行"}',
  })
  const { requestContext, ...event } = await readApiEvent(request, match)
  expect(event).toEqual({
    version: '2.0',
    routeKey: 'POST /v1/things/{thingId}',
    rawPath: '/v1/things/a%20b',
    rawQueryString: 'tag=one&q=%E5%AD%A6&tag=two',
    cookies: ['one=1', 'two=2'],
    headers: {
      'content-type': 'application/json',
      'x-odd-name': 'Kept As It Is',
      'user-agent': 'a phone',
      'if-none-match': '"abc"',
    },
    queryStringParameters: { tag: 'one,two', q: '学' },
    pathParameters: { thingId: 'a b' },
    body: '{"name":"知行"}',
    isBase64Encoded: false,
  })
  expect(requestContext).toEqual({
    accountId: '000000000000',
    apiId: 'local',
    stage: '$default',
    domainName: 'api.example',
    domainPrefix: 'api',
    http: {
      method: 'POST',
      path: '/v1/things/a%20b',
      protocol: 'HTTP/1.1',
      sourceIp: '192.0.2.7',
      userAgent: 'a phone',
    },
    requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    routeKey: 'POST /v1/things/{thingId}',
    time: '04/Nov/2026:08:05:09 +0000',
    timeEpoch: Date.parse('2026-11-04T08:05:09.123Z'),
  })
})

test('empty properties are absent from the event', async () => {
  const event = await readApiEvent(new Request('http://api.example/v1/things'), {
    ...match,
    routeKey: 'GET /v1/things',
    pathParameters: {},
  })
  for (const name of ['queryStringParameters', 'pathParameters', 'body', 'cookies', 'stageVariables'])
    expect(event).not.toHaveProperty(name)
  expect(event.isBase64Encoded).toBe(false)
})

test.each([
  ['text/xml; charset=utf-8', false],
  ['application/problem+json', false],
  ['application/octet-stream', true],
  ['image/png', true],
])('a body of type %s is base64: %s', async (contentType, isBase64Encoded) => {
  const request = new Request('http://api.example/', {
    method: 'POST',
    headers: { 'content-type': contentType },
    body: 'abc',
  })
  const event = await readApiEvent(request, match)
  expect([event.isBase64Encoded, event.body]).toEqual([isBase64Encoded, isBase64Encoded ? 'YWJj' : 'abc'])
})
