import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from '@jest/globals'
import { digestOf } from '@zhixing/local/start/source-digest'
import { serveFile } from '@zhixing/local/storage/files'
import { rangeOf } from '@zhixing/local/storage/range'

const folder = mkdtempSync(join(tmpdir(), 'zhixing-files-'))
afterAll(() => rmSync(folder, { recursive: true }))
mkdirSync(join(folder, 'media'))
writeFileSync(join(folder, 'media', 'film.mp4'), '0123456789')
writeFileSync(join(folder, 'secret.txt'), 'nobody’s business')
writeFileSync(join(folder, 'media', '.hidden'), 'nor this')

const served = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  serveFile(new Request('http://local/', { headers, method }), join(folder, 'media'), path, 'no-cache')

test.each([
  ['bytes=0-3', { start: 0, end: 3 }],
  ['bytes=4-', { start: 4, end: 9 }],
  ['bytes=-3', { start: 7, end: 9 }],
  ['bytes=-99', { start: 0, end: 9 }],
  ['bytes=8-99', { start: 8, end: 9 }],
  ['bytes=10-', 'unsatisfiable'],
  ['bytes=-0', 'unsatisfiable'],
  ['bytes=5-2', 'all'],
  ['bytes=0-1,4-5', 'all'],
  ['bytes=-', 'all'],
  ['seconds=0-3', 'all'],
  [undefined, 'all'],
])('of ten bytes, %s is %j', (header, range) => {
  expect(rangeOf(header, 10)).toEqual(range)
})

test('a player that seeks gets 206 and its part', async () => {
  const answer = await served('film.mp4', { range: 'bytes=2-5' })
  expect([
    answer?.status,
    answer?.headers.get('content-range'),
    answer?.headers.get('content-length'),
    await answer?.text(),
  ]).toEqual([206, 'bytes 2-5/10', '4', '2345'])
})

test('a part of another file than the one begun is the whole new one', async () => {
  const answer = await served('film.mp4', { range: 'bytes=2-5', 'if-range': '"of yesterday"' })
  expect([answer?.status, await answer?.text()]).toEqual([200, '0123456789'])
})

test('behind the end is 416, what is known already 304, and HEAD has no body', async () => {
  expect((await served('film.mp4', { range: 'bytes=10-' }))?.headers.get('content-range')).toBe('bytes */10')
  const etag = (await served('film.mp4'))?.headers.get('etag') ?? ''
  expect((await served('film.mp4', { 'if-none-match': etag }))?.status).toBe(304)
  expect((await served('film.mp4', { 'if-none-match': `W/${etag}` }))?.status).toBe(304)
  const head = await served('film.mp4', {}, 'HEAD')
  expect([head?.status, head?.headers.get('content-length'), head?.body]).toEqual([200, '10', null])
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
  expect(await served(path)).toBeUndefined()
})

test('a build is known by the content of its sources', () => {
  const before = digestOf(folder, ['media', 'absent'])
  expect(digestOf(folder, ['media'])).toBe(before)
  writeFileSync(join(folder, 'media', 'film.mp4'), '0123456789!')
  expect(digestOf(folder, ['media'])).not.toBe(before)
  writeFileSync(join(folder, 'media', 'film.mp4'), '0123456789')
  expect(digestOf(folder, ['media'])).toBe(before)
})
