import { expect, test } from '@jest/globals'
import { toCanonicalJson } from '@zhixing/shared/canonical-json'
import fc from 'fast-check'

test('RFC 8785 §3.2.2: numbers, text and literals', () => {
  const given = {
    numbers: [Number('333333333.33333329'), 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
    string: '\u20ac$\u000F\u000aA\'\u0042\u0022\u005c\\"/',
    literals: [null, true, false],
  }
  const expected =
    '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],' +
    '"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}'
  expect(toCanonicalJson(given)).toBe(expected)
})

test('RFC 8785 §3.2.3: names are sorted by UTF-16 code units, not by a language', () => {
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
    'One', // JSON.parse would put it first in any case, because its name is a number
    'Carriage Return',
    'Control',
    'Latin Small Letter O With Diaeresis',
    'Euro Sign',
    'Emoji: Grinning Face',
    'Hebrew Letter Dalet With Dagesh',
  ])
})

test('undefined values are left out and -0 is 0', () => {
  expect(toCanonicalJson({ b: 1, a: undefined, c: -0 })).toBe('{"b":1,"c":0}')
})

test.each([
  ['NaN', Number.NaN],
  ['infinity', Number.POSITIVE_INFINITY],
  ['a high surrogate alone', '\ud800'],
  ['a low surrogate alone', '\udc00x'],
  ['a surrogate in a name', { '\ud800': 1 }],
  ['undefined', undefined],
  ['a function', () => 1],
  ['a bigint', 1n],
])('%s is refused', (_, value) => {
  expect(() => toCanonicalJson(value)).toThrow(TypeError)
})

test('property: the text does not depend on the order of names and parses to the same value', () => {
  const value = fc
    .jsonValue({ noUnicodeString: false })
    .map((json) => JSON.parse(JSON.stringify(json)) as unknown)
  fc.assert(
    fc.property(value, (given) => {
      const text = toCanonicalJson(given)
      expect(JSON.parse(text)).toEqual(given)
      expect(toCanonicalJson(withReversedNames(given))).toBe(text)
    }),
    { numRuns: 500 },
  )
})

function withReversedNames(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withReversedNames)
  if (typeof value !== 'object' || value === null) return value
  const reversed = Object.entries(value).toReversed()
  return Object.fromEntries(reversed.map(([name, field]) => [name, withReversedNames(field)]))
}
