import { afterEach, beforeEach, expect, jest, test } from '@jest/globals'
import { fetchSigned } from '@zhixing/functions/core/aws/fetch-signed'
import { fetchSecrets } from '@zhixing/functions/core/secrets'
import { isTransient } from '@zhixing/functions/core/transient-error'

let requests: { url: string; options: RequestInit }[]
let responses: Response[]
beforeEach(() => {
  requests = []
  responses = []
  jest.spyOn(globalThis, 'fetch').mockImplementation(async (url, options = {}) => {
    requests.push({ url: String(url), options })
    return responses.shift() ?? new Response('done')
  })
  jest.spyOn(globalThis, 'setTimeout').mockImplementation(((run: () => void) => {
    queueMicrotask(run)
    return 0
  }) as unknown as typeof setTimeout)
})
afterEach(() => void jest.restoreAllMocks())

const credentials = { accessKeyId: 'AKID', secretAccessKey: 'secret', sessionToken: 'session' }
const url = new URL('https://bucket.s3.cn-northwest-1.amazonaws.com.cn/checkpoint-1.txt')
const put = () =>
  fetchSigned(
    url,
    { method: 'PUT', headers: { 'if-none-match': '*' }, body: 'note' },
    { region: 'cn-northwest-1', service: 's3' },
    credentials,
  )

test('a request is sent with its signature, date, session token and the hash of its body', async () => {
  expect(await (await put()).text()).toBe('done')
  expect(requests).toHaveLength(1)
  expect(requests[0]?.url).toBe(url.href)
  expect(requests[0]?.options).toMatchObject({ method: 'PUT', body: 'note' })
  expect(requests[0]?.options.headers).toMatchObject({
    'if-none-match': '*',
    'x-amz-security-token': 'session',
    'x-amz-date': expect.stringMatching(/^\d{8}T\d{6}Z$/),
    'x-amz-content-sha256': expect.stringMatching(/^[0-9a-f]{64}$/),
    authorization: expect.stringContaining(
      '/cn-northwest-1/s3/aws4_request, SignedHeaders=host;if-none-match;',
    ),
  })
})

test('throttling and 5xx are retried, 412 is returned', async () => {
  responses = [
    new Response('', { status: 503 }),
    new Response('', { status: 429 }),
    new Response('', { status: 412 }),
  ]
  expect((await put()).status).toBe(412)
  expect(requests).toHaveLength(3)
})

test('after six attempts a transient error is thrown', async () => {
  responses = Array.from({ length: 6 }, () => new Response('', { status: 503 }))
  const error = await put().catch((thrown: unknown) => thrown)
  expect(isTransient(error)).toBe(true)
  expect(requests).toHaveLength(6)
})

test('secrets are read by name below their path, and a missing one is an error', async () => {
  const Parameters = [{ Name: '/zhixing/PEPPER', Value: 'p' }]
  responses = [
    Response.json({ Parameters }),
    Response.json({ Parameters, InvalidParameters: ['/zhixing/LOG_KEY'] }),
  ]
  expect(await fetchSecrets('/zhixing', ['PEPPER'])).toEqual({ PEPPER: 'p' })
  expect(requests[0]?.url).toBe('https://ssm.cn-northwest-1.amazonaws.com.cn/')
  expect(JSON.parse(String(requests[0]?.options.body))).toEqual({
    Names: ['/zhixing/PEPPER'],
    WithDecryption: true,
  })
  await expect(fetchSecrets('/zhixing', ['PEPPER', 'LOG_KEY'])).rejects.toThrow('SSM has no /zhixing/LOG_KEY')
})
