import { describe, expect, test } from '@jest/globals'
import { type Source, sourcesOf } from '../../support/sources'

const sources = sourcesOf('shared', 'functions')

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
