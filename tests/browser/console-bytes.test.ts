import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, test } from '@jest/globals'
import { root } from '../support/sources'

const dist = join(root, 'console/dist')
const BYTES_MAX = 350_000

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

test('the first page of the console loads at most 350 kB of script, gzip', () => {
  const manifest = JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8'))
  const files = filesOf(manifest, ['index.html', 'src/announcements/list/index.tsx'])
  const bytes = [...files].reduce((sum, file) => sum + gzipSync(readFileSync(join(dist, file))).length, 0)
  console.log(`first page of the console: ${(bytes / 1000).toFixed(1)} kB gzip in ${files.size} files`)
  expect(bytes).toBeLessThanOrEqual(BYTES_MAX)
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
