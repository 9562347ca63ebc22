import { expect, test } from '@jest/globals'
import { cursorOf, openCursor } from '@zhixing/functions/core/http/cursor'
import { openSigned, signValue } from '@zhixing/functions/core/http/signed'
import { Refusal } from '@zhixing/shared/problem'
import fc from 'fast-check'

test('property: a signed value opens for its own purpose only', () => {
  const purpose = fc.string({ minLength: 1 })
  fc.assert(
    fc.property(fc.jsonValue(), purpose, purpose, (value, own, other) => {
      const signed = signValue(own, value)
      expect(openSigned(own, signed)).toEqual(JSON.parse(JSON.stringify(value)))
      if (other !== own) expect(openSigned(other, signed)).toBeUndefined()
    }),
  )
})

test('property: a signed value with one changed character does not open', () => {
  const signed = signValue('study-record', { creditedTenths: 10 })
  const character = fc.constantFrom('A', 'b', '0', '_')
  fc.assert(
    fc.property(fc.nat(signed.length - 2), character, (at, changed) => {
      fc.pre(signed[at] !== changed)
      const altered = signed.slice(0, at) + changed + signed.slice(at + 1)
      expect(openSigned('study-record', altered)).toBeUndefined()
    }),
  )
})

test('a cursor is refused by any other list or filter', () => {
  const cursor = cursorOf({ list: 'courses', categoryId: 'law' }, { pk: 'a', sk: 'b' })
  expect(openCursor({ list: 'courses', categoryId: 'law' }, cursor)).toEqual({ pk: 'a', sk: 'b' })
  expect(() => openCursor({ list: 'courses', categoryId: 'health' }, cursor)).toThrow(
    new Refusal('request/cursor-invalid'),
  )
})
