import { basename } from 'node:path'
import { expect, test } from '@jest/globals'
import { sourcesOf } from '../../support/sources'

/** What a cadre-training system must not count (国办函〔2026〕12号, the default profile): no name may even suggest it. */
const neverInThisDomain =
  /\b(ranks?|ranking|leaderboard|(?<!entry )points|streaks?|online time|dwell time|active rate|install rate)\b/
const wordsOf = (identifier: string) => identifier.replace(/([a-z0-9])([A-Z])/g, '$1 $2').toLowerCase()
const bannedFiles = /^(utils?|types|constants|helpers?|common|base|manager|service)\.tsx?$/

const sources = sourcesOf('shared', 'functions', 'miniprogram/src', 'console/src', 'local', 'tests').filter(
  ({ path }) => !path.startsWith('tests/unit/house/'),
)

const identifiersOf = (text: string) =>
  text.replace(/\/\*[\s\S]*?\*\/|\/\/.*|'[^'\n]*'|`[^`]*`/g, ' ').match(/[A-Za-z]\w+/g) ?? []
const forbidden = (text: string) =>
  identifiersOf(text).find((identifier) => neverInThisDomain.test(wordsOf(identifier)))

test('no identifier ranks people or counts their time online', () => {
  const found = sources.flatMap(({ path, text }) => {
    const name = forbidden(text)
    return name ? [`${path}: ${name}`] : []
  })
  expect(found).toEqual([])
})

test('control: the check sees such a name', () => {
  expect(['const leaderboard = 1', 'loginPoints()', 'type OnlineTime = 1'].map(forbidden)).toEqual([
    'leaderboard',
    'loginPoints',
    'OnlineTime',
  ])
  expect(forbidden('const endpoints = checkpoints')).toBeUndefined()
})

test('a file is called for what is in it', () => {
  expect(sources.map(({ path }) => basename(path)).filter((name) => bannedFiles.test(name))).toEqual([])
})

test('no numeric ADD and no increment in a write: under duplicates it counts twice', () => {
  const found = sources.filter(
    ({ path, text }) => path.startsWith('functions/') && /\$add\(|\$sum\(|SET \w+ = \w+ \+/.test(text),
  )
  expect(found.map(({ path }) => path)).toEqual([])
})

test('zod is imported as a whole: `import { z }` would bring every language into the bundles', () => {
  expect(
    sources.filter(({ text }) => /import \{[^}]*\bz\b[^}]*\} from 'zod'/.test(text)).map(({ path }) => path),
  ).toEqual([])
})
