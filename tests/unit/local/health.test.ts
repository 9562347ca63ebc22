import { expect, test } from '@jest/globals'
import { healthRoutes } from '@zhixing/local/http/health-routes'
import { Hono } from 'hono'

test('503 while a part is missing, naming it; then the function behind answers', async () => {
  let missing = ['演示数据', '管理端']
  const app = new Hono()
  app.route(
    '/healthz',
    healthRoutes(() => missing),
  )
  app.get('/healthz', (context) => context.json({ status: 'pass' }))
  const starting = await app.request('/healthz')
  expect([starting.status, starting.headers.get('retry-after')]).toEqual([503, '5'])
  expect(await starting.json()).toMatchObject({
    type: 'urn:zhixing:service/unavailable',
    detail: '还没有就绪：演示数据、管理端',
  })
  missing = []
  const ready = await app.request('/healthz')
  expect([ready.status, await ready.json()]).toEqual([200, { status: 'pass' }])
})
