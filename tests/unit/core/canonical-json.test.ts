import { expect, test } from '@jest/globals'
import { toCanonicalJson } from '@zhixing/shared/canonical-json'
import fc from 'fast-check'

// The examples of RFC 8785, §3.2.2 and §3.2.3.
test('RFC 8785: numbers, text and literals', () => {
  const given = {
    numbers: [Number('333333333.33333329'), 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
    string: '\u20ac$\u000F\u000aA\'\u0042\u0022\u005c\\"/',
    literals: [null, true, false],
  }
  const expected =
    '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}'
  expect(toCanonicalJson(given)).toBe(expected)
})

test('RFC 8785: names are sorted by UTF-16 code units, not by any language', () => {
  const given = {
    '\u20ac': 'Euro Sign',
    '\r': 'Carriage Return',
    '\ufb33': 'Hebrew Letter Dalet With Dagesh',
    '1': 'One',
    '\ud83d\ude00': 'Emoji: Grinning Face',
    '\u0080': 'Control',
    '\u00f6': 'Latin Small Letter O With Diaeresis',
  }
  expect(Object.values(JSON.parse(toCanonicalJson(given)))).toEqual([
    'One', // JSON.parse puts names that are numbers first, which here they are anyway
    'Carriage Return',
    'Control',
    'Latin Small Letter O With Diaeresis',
    'Euro Sign',
    'Emoji: Grinning Face',
    'Hebrew Letter Dalet With Dagesh',
  ])
})

test('what is undefined is not there; -0 is 0; no number of JSON, half a character and functions are refused', () => {
  expect(toCanonicalJson({ b: 1, a: undefined, c: -0 })).toBe('{"b":1,"c":0}')
  for (const wrong of [
    Number.NaN,
    Number.POSITIVE_INFINITY,
    '\ud800',
    '\udc00x',
    { '\ud800': 1 },
    undefined,
    () => 1,
    1n,
  ])
    expect(() => toCanonicalJson(wrong)).toThrow(TypeError)
})

test('whatever the order of the names, one text, and it reads back as the same value', () => {
  const value = fc
    .jsonValue({ noUnicodeString: false })
    .map((json) => JSON.parse(JSON.stringify(json)) as unknown)
  fc.assert(
    fc.property(value, (given) => {
      const text = toCanonicalJson(given)
      expect(JSON.parse(text)).toEqual(given)
      expect(toCanonicalJson(reversed(given))).toBe(text)
    }),
    { numRuns: 500 },
  )
})

function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([name, fact]) => [name, reversed(fact)]),
  )
}
