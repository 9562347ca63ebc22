import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, test } from '@jest/globals'
import { root } from '../support/sources'

const dist = join(root, 'console/dist')
const BYTES_MAX = 285_000
const LIST_BYTES_MAX = 30_000

interface ManifestChunk {
  file: string
  imports?: string[]
}

/** The files that these entries load, each once, with the chunks they import statically. */
function filesOf(manifest: Record<string, ManifestChunk>, entries: string[]): Set<string> {
  const files = new Set<string>()
  const visit = (name: string) => {
    const chunk = manifest[name]
    if (!chunk) throw new Error(`${name} is no chunk of the console: run npm run build:console`)
    if (files.has(chunk.file)) return
    files.add(chunk.file)
    for (const imported of chunk.imports ?? []) visit(imported)
  }
  for (const entry of entries) visit(entry)
  return files
}

const manifest = () => JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8'))
const bytesOf = (files: Iterable<string>) =>
  [...files].reduce((sum, file) => sum + gzipSync(readFileSync(join(dist, file))).length, 0)
const home = ['index.html', 'src/components/home/index.tsx']

test('the first page of the console loads at most 285 kB of script, gzip', () => {
  const files = filesOf(manifest(), home)
  const bytes = bytesOf(files)
  console.log(`first page of the console: ${(bytes / 1000).toFixed(1)} kB gzip in ${files.size} files`)
  expect(bytes).toBeLessThanOrEqual(BYTES_MAX)
})

test('a list loads at most 30 kB more', () => {
  const before = filesOf(manifest(), home)
  const files = filesOf(manifest(), [...home, 'src/announcements/list/index.tsx'])
  const bytes = bytesOf([...files].filter((file) => !before.has(file)))
  console.log(`a list after it: ${(bytes / 1000).toFixed(1)} kB gzip more`)
  expect(bytes).toBeLessThanOrEqual(LIST_BYTES_MAX)
})

test('control: a chunk imported twice is counted once, and a missing one fails', () => {
  const manifest = {
    a: { file: 'a.js', imports: ['c'] },
    b: { file: 'b.js', imports: ['c'] },
    c: { file: 'c.js' },
  }
  expect([...filesOf(manifest, ['a', 'b'])]).toEqual(['a.js', 'c.js', 'b.js'])
  expect(() => filesOf(manifest, ['d'])).toThrow('d is no chunk')
})
