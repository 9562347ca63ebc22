import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from '@jest/globals'
import { root } from '../../support/sources'

const pages = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '*.md'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\n')
  .filter((path) => path && existsSync(join(root, path)))

/** Relative links of a page that lead to no file. */
function brokenLinks(path: string, text: string): string[] {
  const links = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = '']) => link.replace(/#.*$/, ''))
  const relative = links.filter((link) => link && !/^[a-z]+:/.test(link))
  return relative
    .filter((link) => !existsSync(join(root, dirname(path), link)))
    .map((link) => `${path} → ${link}`)
}

test('every link of a page leads to a file', () => {
  expect(pages.flatMap((path) => brokenLinks(path, readFileSync(join(root, path), 'utf8')))).toEqual([])
})

test('control: a broken link is found', () => {
  expect(brokenLinks('README.md', '[x](docs/nowhere.md) [y](https://example.org)')).toHaveLength(1)
})

test('the README is at most 150 lines long', () => {
  expect(readFileSync(join(root, 'README.md'), 'utf8').split('\n').length).toBeLessThanOrEqual(151)
})
