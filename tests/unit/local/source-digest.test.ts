import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from '@jest/globals'
import { digestSources } from '@zhixing/local/start/source-digest'

const folder = mkdtempSync(join(tmpdir(), 'zhixing-sources-'))
afterAll(() => rmSync(folder, { recursive: true }))

test('the digest of sources follows their content, and ignores missing folders and time stamps', () => {
  mkdirSync(join(folder, 'media'))
  writeFileSync(join(folder, 'media', 'film.mp4'), '0123456789')
  const before = digestSources(folder, ['media', 'absent'])
  expect(digestSources(folder, ['media'])).toBe(before)
  writeFileSync(join(folder, 'media', 'film.mp4'), '0123456789!')
  expect(digestSources(folder, ['media'])).not.toBe(before)
  writeFileSync(join(folder, 'media', 'film.mp4'), '0123456789')
  expect(digestSources(folder, ['media'])).toBe(before)
})
