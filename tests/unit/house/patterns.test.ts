import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { root, sourcesOf } from '../../support/sources'
import { testNamesIn } from './words'

// An access pattern is a comment in a store: `// P1  present session of a learner   GetItem  pk = …`.
const declared = sourcesOf('functions').flatMap(({ path, text }) =>
  path.includes('/store/') || path.startsWith('functions/core/')
    ? [...text.matchAll(/^\/\/ ([A-Z]\d+) {2,}\S/gm)].map(({ 1: number = '' }) => ({ number, path }))
    : [],
)
const titles = sourcesOf('tests/integration').flatMap(({ text }) =>
  testNamesIn(text).map((title) => title.text),
)

/** The numbers a title begins with: `P2, P3 and P5 a launch …`. */
const numbersOf = (title: string) =>
  /^[A-Z]\d+(?:(?:, | and )[A-Z]\d+)*(?=\s)/.exec(title)?.[0].split(/, | and /) ?? []
const isTested = (number: string, names: string[]) => names.some((name) => numbersOf(name).includes(number))

const readmeOf = (path: string) => {
  const file = join(root, ...path.split('/').slice(0, 2), 'README.md')
  return existsSync(file) ? readFileSync(file, 'utf8') : ''
}

describe('access patterns', () => {
  test('have a number each', () => {
    const numbers = declared.map(({ number }) => number)
    expect(numbers.filter((number, index) => numbers.indexOf(number) !== index)).toEqual([])
    expect(numbers.length).toBeGreaterThan(40)
  })
  test('are proved by a test whose title begins with the number', () => {
    const untested = declared.filter(({ number }) => !isTested(number, titles))
    expect(untested.map(({ number, path }) => `${path}: no integration test is named '${number} …'`)).toEqual(
      [],
    )
  })
  test('stand in the README of their module', () => {
    const missing = declared.filter(
      ({ number, path }) => !new RegExp(`\\| ${number} \\|`).test(readmeOf(path)),
    )
    expect(
      missing.map(({ number, path }) => `${number} of ${path} is not in the table of its README`),
    ).toEqual([])
  })
  test('control: a number that is only the beginning of another is not taken for it', () => {
    expect(isTested('P1', ['P12 something else'])).toBe(false)
    expect(isTested('P1', ['P2 and P1 the session of a learner'])).toBe(true)
  })
})
