import { expect, test } from '@jest/globals'
import { type Source, sourcesOf } from '../../support/sources'

const LINES = 10

/** Runs of ten equal lines of code in two places; imports, comments and lone punctuation do not count. */
function repetitions(sources: Source[]): string[] {
  const seen = new Map<string, string>()
  const found = new Map<string, string>()
  for (const { path, text } of sources) {
    const lines = text
      .split('\n')
      .map((line, index) => ({ line: line.trim(), at: index + 1 }))
      .filter(({ line }) => /\w/.test(line) && !/^(import|export \*|\/\/|\/?\*)/.test(line))
    for (let start = 0; start + LINES <= lines.length; start++) {
      const run = lines.slice(start, start + LINES)
      const key = run.map(({ line }) => line).join('\n')
      const here = `${path}:${run[0]?.at}`
      const before = seen.get(key)
      if (before && before !== here) found.set(`${path} ${before.split(':')[0]}`, `${here} repeats ${before}`)
      else seen.set(key, here)
    }
  }
  return [...found.values()]
}

test('no ten equal lines stand in two places outside contracts: let one piece serve both', () => {
  const sources = sourcesOf('shared', 'functions', 'miniprogram/src', 'console/src', 'local', 'tests').filter(
    ({ path }) => !/contract\.ts$|local\/demo\/content\//.test(path),
  )
  expect(repetitions(sources)).toEqual([])
})

test('control: a copied run is found', () => {
  const text = Array.from({ length: 12 }, (_, index) => `const value${index} = ${index}`).join('\n')
  expect(
    repetitions([
      { path: 'a.ts', text, imports: [] },
      { path: 'b.ts', text, imports: [] },
    ]),
  ).toHaveLength(1)
})
