import { describe, expect, test } from '@jest/globals'
import { type Source, sourcesOf } from '../../support/sources'
import { circlesIn } from './circles'

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
    const long = code.filter((source) => linesOf(source) > 300)
    expect(long.map(({ path }) => `${path}: split it by noun`)).toEqual([])
  })

  test('nine files in ten are at most 100 lines long', () => {
    expect(ninthDecile(code.map(linesOf))).toBeLessThanOrEqual(100)
  })

  test('no line is wider than 110 columns, unless one text on it is long', () => {
    const wide = code.flatMap(({ path, text }) =>
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
    const heaps = [...counts].filter(([, count]) => count > 20)
    expect(
      heaps.map(([folder, count]) => `${folder} holds ${count} files: sort them into named folders`),
    ).toEqual([])
  })
})
