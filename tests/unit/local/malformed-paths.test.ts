import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from '@jest/globals'
import { clientRoutes } from '@zhixing/local/http/client-routes'
import { clients } from '@zhixing/local/start/clients'
import { bucketRoutes } from '@zhixing/local/storage/bucket-routes'
import { mediaRoutes } from '@zhixing/local/storage/media-routes'
import { Hono } from 'hono'

const folder = mkdtempSync(join(tmpdir(), 'zhixing-paths-'))
writeFileSync(join(folder, 'index.html'), '<head>the page')
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const build = {
  client: clients.console,
  folder,
  state: () => ({ name: 'ready' }) as const,
  finished: Promise.resolve(),
  stop: () => {},
}
const bucket = { folder, credentials: { accessKeyId: 'a', secretAccessKey: 'b' }, now: () => new Date() }
const app = new Hono()
app.route('/console/', clientRoutes({ build, isSinglePage: true }))
app.route('/media', mediaRoutes(bucket))
app.route('/evidence', bucketRoutes(bucket))

const signed = '?X-Amz-Signature=a&X-Amz-Credential=a/20261104/cn/s3/aws4_request&X-Amz-Expires=9e9'

test.each([
  ['GET', '/console/courses', 200],
  ['GET', '/console/%ff', 404],
  ['GET', '/console/%ff/courses', 404],
  ['GET', '/console/%', 404],
  ['GET', '/media/%ff', 404],
  ['PUT', `/media/%ff${signed}`, 400],
  ['GET', `/evidence/%ff${signed}`, 400],
  ['PUT', `/evidence/%ff${signed}`, 400],
])('%s %s is answered with %s', async (method, path, status) => {
  expect((await app.request(path, { method })).status).toBe(status)
})
