import { expect, test } from '@jest/globals'
import { requireSameOrigin } from '@zhixing/local/http/same-origin'
import { Hono } from 'hono'
import { aPlatform } from '../../support/wechat-platform'

const reset = (url: string, headers: Record<string, string>) => [url, { method: 'POST', headers }] as const

test.each<[string, readonly [string, RequestInit], number]>([
  ['a server', reset('http://localhost:8787/_sim/reset', {}), 200],
  [
    'the phones’ own page',
    reset('http://127.0.0.1:8787/_sim/reset', { origin: 'http://127.0.0.1:8787' }),
    200,
  ],
  ['a browser on the same network', reset('http://192.168.1.9:8787/_sim/reset', {}), 200],
  [
    'a page of another site',
    reset('http://localhost:8787/_sim/reset', { origin: 'https://evil.example' }),
    403,
  ],
  [
    'a page of another port',
    reset('http://localhost:8787/_sim/reset', { origin: 'http://localhost:3000' }),
    403,
  ],
  ['a sandboxed page', reset('http://localhost:8787/_sim/reset', { origin: 'null' }), 403],
  [
    'a form of another site',
    reset('http://localhost:8787/_sim/reset', { 'sec-fetch-site': 'cross-site' }),
    403,
  ],
  ['a foreign host name', reset('http://evil.example:8787/_sim/reset', {}), 403],
  ['a read under a foreign host name', ['http://evil.example:8787/_sim/state', {}], 403],
  [
    'a read by a link of another site',
    ['http://localhost/_sim/state', { headers: { 'sec-fetch-site': 'cross-site' } }],
    200,
  ],
])('%s', async (_, [url, init], status) => {
  const { simulator } = await aPlatform()
  expect((await simulator.app.request(url, init)).status).toBe(status)
})

test('the public address of this machine is its own', async () => {
  const app = new Hono().use(requireSameOrigin('https://study.example.cn')).post('/', (c) => c.text('ok'))
  expect((await app.request('https://study.example.cn/', { method: 'POST' })).status).toBe(200)
})
