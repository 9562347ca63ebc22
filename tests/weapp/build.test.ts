import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { parse } from 'acorn'
import { dist } from './phone'

const files = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? files(join(folder, entry.name)) : [join(folder, entry.name)],
  )
const all = files(dist)
const bytesOf = (paths: string[]) => paths.reduce((sum, path) => sum + statSync(path).size, 0)
const packageOf = (path: string) => /^packages\/(\w+)\//.exec(relative(dist, path))?.[1] ?? 'main'

/** WeChat refuses 2 MB; a learner on a village network should not wait for half of that. */
const MAIN_BYTES_MAX = 900_000
const PACKAGE_BYTES_MAX = 200_000

describe('the build for WeChat', () => {
  test.each(all.filter((path) => path.endsWith('.js')).map((path) => [relative(dist, path)]))(
    '%s can be read by the oldest phone',
    (path) => {
      expect(() => parse(readFileSync(join(dist, path), 'utf8'), { ecmaVersion: 5 })).not.toThrow()
    },
  )

  test('the main package is small', () => {
    expect(bytesOf(all.filter((path) => packageOf(path) === 'main'))).toBeLessThan(MAIN_BYTES_MAX)
  })

  test('so is every other', () => {
    const names = new Set(all.map(packageOf).filter((name) => name !== 'main'))
    for (const name of names)
      expect([name, bytesOf(all.filter((path) => packageOf(path) === name))]).toEqual([
        name,
        expect.any(Number),
      ])
    for (const name of names)
      expect(bytesOf(all.filter((path) => packageOf(path) === name))).toBeLessThan(PACKAGE_BYTES_MAX)
  })

  test('the tab bar’s pictures are within 40 KB and 81 px, as WeChat asks', () => {
    const pictures = all.filter((path) => path.endsWith('.png'))
    expect(pictures).toHaveLength(8)
    for (const picture of pictures) {
      expect(statSync(picture).size).toBeLessThan(5_000)
      expect(readFileSync(picture).readUInt32BE(16)).toBe(81)
    }
  })
})
