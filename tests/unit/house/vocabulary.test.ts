import { describe, expect, test } from '@jest/globals'
import { type Source, sourcesOf } from '../../support/sources'
import { commentsOf, declaredIn, testNamesIn } from './words'

const sources = sourcesOf('shared', 'functions', 'miniprogram/src', 'console/src', 'local', 'tests').filter(
  ({ path }) => !path.startsWith('tests/unit/house/') && !path.startsWith('local/demo/content/'),
)

/** Words that hide who acts, or that stood for a term of the field; docs/style.md says what to write. */
const inProse: [RegExp, string][] = [
  [
    /\b(whoever|whomever|whom|somebody|nobody|anybody|everybody)\b/i,
    'name who acts: the learner, the editor, the caller',
  ],
  [/\b(he|his|him|himself)\b/i, 'a person is the learner, the approver, they'],
  [/\bcom(es?|ing) to nothing\b|\bcame to nothing\b/i, 'write "fails"'],
  [
    /\b(breathes?|deaf|uninvited|beneath|how-manieth|asked again|asks again|ask again)\b/i,
    'use the term of docs/style.md',
  ],
  [/\bnothing known\b|\bat once and for ever\b/i, 'say what is absent'],
]

const identifiers: [RegExp, string][] = [
  [
    /^(placeOf|keyOf|settled?|asked|judged|stands|together|breathe|deaf|uninvited|beneath|rung|askAgain)$/i,
    'say what it does or is',
  ],
  [
    /^(takesNoPart|asEarlyAsMayBe|orStale|orUsed|orBusy|succeeds|isPut|filedOf|PATIENCE_MS)$/,
    'use the term of docs/style.md',
  ],
  [/^(Asked|Step|Place|Told|Thing)$/, 'too little said: name which'],
]

const found = (
  paths: Source[],
  of: (text: string) => { text: string; line: number }[],
  banned: [RegExp, string][],
) =>
  paths.flatMap(({ path, text }) =>
    of(text).flatMap((word) => {
      const rule = banned.find(([pattern]) => pattern.test(word.text))
      return rule ? [`${path}:${word.line} "${word.text.slice(0, 80)}": ${rule[1]}`] : []
    }),
  )

describe('plain English', () => {
  test('comments name who acts and use the terms of the field', () => {
    expect(found(sources, commentsOf, inProse)).toEqual([])
  })
  test('test names do so too', () => {
    expect(
      found(
        sources.filter(({ path }) => path.endsWith('.test.ts')),
        testNamesIn,
        inProse,
      ),
    ).toEqual([])
  })
  test('identifiers say what they are', () => {
    expect(found(sources, declaredIn, identifiers)).toEqual([])
  })
  test('control: each list finds its kind', () => {
    const source = { path: 'any.ts', text: '// whoever asks\nexport const placeOf = 1', imports: [] }
    expect(found([source], commentsOf, inProse)).toHaveLength(1)
    expect(found([source], declaredIn, identifiers)).toHaveLength(1)
  })
})

describe('one exported word, one meaning', () => {
  const workspaces = ['shared', 'functions', 'miniprogram', 'console', 'local']
  const conventional = new Set(['handler', 'consoleModule', 'scenarios'])
  const named = (kept: Source[]) => {
    const files = new Map<string, Set<string>>()
    for (const { path, text } of kept)
      for (const { text: name, exported } of declaredIn(text))
        if (exported)
          files.set(name, (files.get(name) ?? new Set()).add(path.replace(/\.h5\.(tsx?)$/, '.$1')))
    return files
  }
  /** A verb, the call of a client and a button are named as the contract they fulfil. */
  const contracts = named(sources.filter(({ path }) => /^shared\/[\w-]+\/contract\.ts$/.test(path)))

  test.each(workspaces)('in %s', (workspace) => {
    const kept = sources.filter(({ path }) => path.startsWith(`${workspace}/`))
    const twice = [...named(kept)].filter(
      ([name, files]) => files.size > 1 && !conventional.has(name) && !contracts.has(name),
    )
    expect(
      twice.map(([name, files]) => `${name} is exported by ${[...files].join(', ')}: rename all but one`),
    ).toEqual([])
  })
})
