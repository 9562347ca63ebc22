import { describe, expect, test } from '@jest/globals'
import { type Source, sourcesOf } from '../../support/sources'
import { circlesIn } from './circles'
import { pending } from './pending'

const sources = sourcesOf('shared', 'functions', 'miniprogram/src', 'console/src', 'local', 'tests')

describe('imports', () => {
  test('form no circle, types included', () => {
    expect(
      circlesIn(sources).map((circle) => `${circle.join(' → ')}: move what both need into a third file`),
    ).toEqual([])
  })

  test('control: a circle of three is found', () => {
    const file = (path: string, used: string): Source => ({ path: `${path}.ts`, text: '', imports: [used] })
    expect(circlesIn([file('a', 'b'), file('b', 'c'), file('c', 'a'), file('d', 'a')])).toHaveLength(1)
  })
})

/** Chinese characters count as one column; a text of 40 characters and more cannot be broken by the formatter. */
const isTooWide = (line: string) => line.length > 110 && !/(['"`/]).{40,}\1/.test(line)

const ninthDecile = (numbers: number[]) =>
  numbers.sort((one, other) => one - other)[Math.floor(numbers.length * 0.9)]

describe('sizes', () => {
  const code = sources.filter(({ path }) => !path.startsWith('local/demo/content/'))
  const linesOf = ({ text }: Source) => text.split('\n').length - 1

  test('no file is longer than 300 lines', () => {
    expect(code.filter((source) => linesOf(source) > 300).map(({ path }) => path)).toEqual(
      expect.arrayContaining(pending.length),
    )
    const long = code.filter((source) => linesOf(source) > 300 && !pending.length.includes(source.path))
    expect(long.map(({ path }) => `${path}: split it by noun`)).toEqual([])
  })

  test('nine files in ten are at most 100 lines long; with the tests, 120', () => {
    const product = code.filter(({ path }) => !path.startsWith('tests/'))
    expect(ninthDecile(product.map(linesOf))).toBeLessThanOrEqual(100)
    expect(ninthDecile(code.map(linesOf))).toBeLessThanOrEqual(120)
  })

  test('no line is wider than 110 columns, unless one text on it is long', () => {
    const checked = code.filter(({ path }) => !pending.width.some((folder) => path.startsWith(folder)))
    const wide = checked.flatMap(({ path, text }) =>
      text.split('\n').flatMap((line, index) => (isTooWide(line) ? [`${path}:${index + 1}`] : [])),
    )
    expect(wide).toEqual([])
  })

  test('no folder holds more than 20 files side by side', () => {
    const counts = new Map<string, number>()
    for (const { path } of sources) {
      const folder = path.slice(0, path.lastIndexOf('/'))
      counts.set(folder, (counts.get(folder) ?? 0) + 1)
    }
    const heaps = [...counts].filter(([folder, count]) => count > 20 && !pending.heaps.includes(folder))
    expect(
      heaps.map(([folder, count]) => `${folder} holds ${count} files: sort them into named folders`),
    ).toEqual([])
  })
})

describe('functions', () => {
  const modules = sources.filter(({ path }) => /^functions\/(?!core\/)[\w-]+\//.test(path))
  const key = /['"`](?:[A-Z][A-Z-]+)#|\bpk:|\bsk:|gsi1[ps]k\b/
  const withoutComments = (text: string) => text.replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '')
  const buildsKey = ({ path, text }: Source) => !path.includes('/store/') && key.test(withoutComments(text))

  test('build keys in store/ only', () => {
    expect(modules.filter(buildsKey).map(({ path }) => `${path} builds a key: move it below store/`)).toEqual(
      [],
    )
  })

  test('control: a key in a verb is found', () => {
    const text = "const pk = 'LEARNER#' + learnerId"
    expect(buildsKey({ path: 'functions/progress/verbs/launch.ts', text, imports: [] })).toBe(true)
  })

  test('raise refusals by refuse(), which the contract types', () => {
    const raises = modules.filter(({ text }) => /new Refusal\(/.test(text))
    expect(raises.map(({ path }) => `${path}: take refuse from the endpoint and throw refuse('…')`)).toEqual(
      [],
    )
  })

  test('write log lines by core/log.ts', () => {
    const all = sources.filter(
      ({ path }) => path.startsWith('functions/') && path !== 'functions/core/log.ts',
    )
    const prints = all.filter(({ text }) => /console\.(log|info|warn|error)\(/.test(withoutComments(text)))
    expect(prints.map(({ path }) => `${path}: use log of functions/core/log.ts`)).toEqual([])
  })

  test('meet a failed condition in core/dynamodb only', () => {
    const all = sources.filter(
      ({ path }) => path.startsWith('functions/') && !path.startsWith('functions/core/dynamodb/'),
    )
    const catches = all.filter(({ text }) => /ConditionalCheckFailed/.test(text))
    expect(catches.map(({ path }) => `${path}: use conditionHeld of functions/core/dynamodb`)).toEqual([])
  })
})

test('rules return a problem and never throw: the verb refuses', () => {
  const rules = sources.filter(({ path }) => /^shared\/[\w-]+\//.test(path))
  expect(rules.filter(({ text }) => /throw new Refusal/.test(text)).map(({ path }) => path)).toEqual([])
})
