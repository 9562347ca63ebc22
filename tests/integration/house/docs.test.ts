import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { root } from '../../support/sources'
import { applyDiff, follow } from '../../unit/house/guide'

const needed = ['shared', 'functions', 'local', 'tests', 'miniprogram', 'console']
const files = [
  'package.json',
  'tsconfig.json',
  'jest.config.mjs',
  'serverless.yml',
  'table.json',
  'biome.json',
]

/** A copy of the repository's code in a folder of its own, with the packages that are installed here. */
function copyOfRepository(): string {
  const copy = mkdtempSync(join(tmpdir(), 'zhixing-guide-'))
  const skipped = /node_modules|\/(dist|dist-h5|var|media|vectors)(\/|$)/
  for (const folder of needed)
    cpSync(join(root, folder), join(copy, folder), {
      recursive: true,
      filter: (source) => !skipped.test(source.slice(root.length)),
    })
  for (const file of files) cpSync(join(root, file), join(copy, file))
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'))
  return copy
}

const run = (copy: string, ...words: string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, words, { cwd: copy, encoding: 'utf8' })
  return status === 0 ? 'green' : `${stdout}${stderr}`
}
const jest = (copy: string, ...paths: string[]) =>
  run(
    copy,
    '--experimental-vm-modules',
    '--no-warnings',
    'node_modules/jest/bin/jest.js',
    '--rootDir',
    copy,
    ...paths,
  )

describe.each([
  ['docs/adding-a-verb.md', 'enrolment', { filesMax: 8, outsideMax: 8 }],
  ['docs/adding-a-module.md', 'notes', { filesMax: 20, outsideMax: 3 }],
])('%s', (guide, module, { filesMax, outsideMax }) => {
  let copy: string
  let result: ReturnType<typeof follow>
  beforeAll(() => {
    copy = copyOfRepository()
    result = follow(join(root, guide), {
      read: (path) => readFileSync(join(copy, path), 'utf8'),
      write: (path, text) => {
        mkdirSync(dirname(join(copy, path)), { recursive: true })
        writeFileSync(join(copy, path), text)
      },
    })
  })
  afterAll(() => rmSync(copy, { recursive: true, force: true }))

  test('touches no more files than it says', () => {
    const all = [...result.written, ...result.changed]
    const own = new RegExp(`^(shared|functions|tests/\\w+)/${module}/`)
    expect(all.length).toBeLessThanOrEqual(filesMax)
    expect(all.filter((path) => !own.test(path)).length).toBeLessThanOrEqual(outsideMax)
  })

  test('compiles', () => {
    const config = {
      extends: './tsconfig.json',
      include: [`shared/${module}`, `functions/${module}`, `tests/integration/${module}`],
    }
    writeFileSync(join(copy, 'tsconfig.guide.json'), JSON.stringify(config))
    expect(run(copy, 'node_modules/typescript/bin/tsc', '--noEmit', '-p', 'tsconfig.guide.json')).toBe(
      'green',
    )
  })

  test('keeps the rules of the house, and its own tests pass', () => {
    expect(
      jest(
        copy,
        'tests/unit/house/(layers|routes|structure|patterns|fault-scenarios)',
        `tests/integration/${module}`,
      ),
    ).toBe('green')
  })
})

test('control: a guide that has gone stale is noticed', () => {
  expect(() => applyDiff('a\nb\n', ' a\n+new\n c\n', 'any.ts')).toThrow('any.ts has these lines 0 times')
  expect(applyDiff('a\nc\n', ' a\n+new\n c\n', 'any.ts')).toBe('a\nnew\nc\n')
})
