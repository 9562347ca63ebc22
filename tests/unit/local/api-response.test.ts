import { expect, test } from '@jest/globals'
import { toResponse } from '@zhixing/local/http/api-event'

test('a result becomes a response with the same status, headers, cookies and bytes', async () => {
  const response = toResponse({
    statusCode: 409,
    headers: { 'x-one': '1' },
    cookies: ['a=1', 'b=2'],
    body: 'aGk=',
    isBase64Encoded: true,
  })
  expect([
    response.status,
    response.headers.get('x-one'),
    response.headers.getSetCookie(),
    await response.text(),
  ]).toEqual([409, '1', ['a=1', 'b=2'], 'hi'])
})

test('a response with status 304 has no body', () => {
  expect(toResponse({ statusCode: 304, body: 'never' }).body).toBeNull()
})
