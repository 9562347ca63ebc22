import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from '@jest/globals'
import { serveStaticFile } from '@zhixing/local/storage/static-file'

const folder = mkdtempSync(join(tmpdir(), 'zhixing-files-'))
afterAll(() => rmSync(folder, { recursive: true }))
mkdirSync(join(folder, 'media'))
writeFileSync(join(folder, 'media', 'film.mp4'), '0123456789')
writeFileSync(join(folder, 'media', '中文 名(1).txt'), '学时')
writeFileSync(join(folder, 'media', '.hidden'), 'hidden')
writeFileSync(join(folder, 'secret.txt'), 'outside the folder')

const serve = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  serveStaticFile(new Request('http://local/', { headers, method }), join(folder, 'media'), path, 'no-cache')

test.each([
  ['bytes=0-3', 206, 'bytes 0-3/10', '0123'],
  ['bytes=4-', 206, 'bytes 4-9/10', '456789'],
  ['bytes=-3', 206, 'bytes 7-9/10', '789'],
  ['bytes=-99', 206, 'bytes 0-9/10', '0123456789'],
  ['bytes=8-99', 206, 'bytes 8-9/10', '89'],
  ['bytes=10-', 416, 'bytes */10', ''],
  ['bytes=-0', 416, 'bytes */10', ''],
  ['bytes=5-2', 200, null, '0123456789'],
  ['bytes=0-1,4-5', 200, null, '0123456789'],
  ['bytes=-', 200, null, '0123456789'],
  ['seconds=0-3', 200, null, '0123456789'],
])('of ten bytes, the range %s is answered with %i and %s', async (range, status, contentRange, text) => {
  const response = await serve('film.mp4', { range })
  expect([response?.status, response?.headers.get('content-range'), await response?.text()]).toEqual([
    status,
    contentRange,
    text,
  ])
})

test('a file is served with its type, its length and the given cache control', async () => {
  const response = await serve('film.mp4')
  expect(Object.fromEntries(response?.headers ?? [])).toMatchObject({
    'content-type': 'video/mp4',
    'content-length': '10',
    'cache-control': 'no-cache',
    'accept-ranges': 'bytes',
  })
  const part = await serve('film.mp4', { range: 'bytes=2-5' })
  expect(part?.headers.get('content-length')).toBe('4')
})

test.each([
  ['page.js', 'text/javascript; charset=utf-8'],
  ['page.css', 'text/css; charset=utf-8'],
  ['lecture.webm', 'video/webm'],
  ['sound.m4a', 'audio/mp4'],
  ['captions.vtt', 'text/vtt; charset=utf-8'],
  ['font.woff2', 'font/woff2'],
  ['unknown.xyz1', 'application/octet-stream'],
])('%s has the type %s', async (name, type) => {
  writeFileSync(join(folder, 'media', name), 'x')
  expect((await serve(name))?.headers.get('content-type')).toBe(type)
})

test('a range of an earlier version of the file is answered with the whole new file', async () => {
  const response = await serve('film.mp4', { range: 'bytes=2-5', 'if-range': '"of yesterday"' })
  expect([response?.status, await response?.text()]).toEqual([200, '0123456789'])
})

test('a file that the client has is answered with 304, by its strong or its weak entity tag', async () => {
  const etag = ((await serve('film.mp4'))?.headers.get('etag') ?? '').replace(/^W\//, '')
  expect(etag).toMatch(/^".+"$/)
  expect((await serve('film.mp4', { 'if-none-match': etag }))?.status).toBe(304)
  expect((await serve('film.mp4', { 'if-none-match': `W/${etag}` }))?.status).toBe(304)
})

test('HEAD has headers and no body', async () => {
  const head = await serve('film.mp4', {}, 'HEAD')
  expect([head?.status, head?.headers.get('content-length'), head?.body]).toEqual([200, '10', null])
})

test('a name with spaces, brackets and Chinese characters is found', async () => {
  expect(await (await serve('中文 名(1).txt'))?.text()).toBe('学时')
})

test.each([
  '../secret.txt',
  '..%2fsecret.txt',
  '/../secret.txt',
  '.hidden',
  'film.mp4\0.txt',
  '',
  'missing.mp4',
])('%j names no file', async (path) => {
  expect(await serve(path)).toBeUndefined()
})
