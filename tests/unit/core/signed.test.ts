import { expect, test } from '@jest/globals'
import { cursorOf, openCursor } from '@zhixing/functions/core/http/cursor'
import { decryptText, encryptText, openSigned, signValue } from '@zhixing/functions/core/http/signed'
import { Refusal } from '@zhixing/shared/problem'
import fc from 'fast-check'
import { respellBase64 } from '../../support/spellings'

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
    fc.property(fc.nat(signed.length - 1), character, (at, changed) => {
      fc.pre(signed[at] !== changed)
      const altered = signed.slice(0, at) + changed + signed.slice(at + 1)
      expect(openSigned('study-record', altered)).toBeUndefined()
    }),
  )
})

test.each([
  ['a trailing character', (signed: string) => `${signed}A`],
  ['padding', (signed: string) => `${signed}=`],
  ['white space', (signed: string) => `${signed}\n`],
  ['white space inside', (signed: string) => signed.replace('.', '. ')],
  ['another last character for the same bytes', respellBase64],
  ['the alphabet of base64', (signed: string) => signed.replaceAll('-', '+').replaceAll('_', '/')],
])('a signed value has one spelling: %s is refused', (_, respell) => {
  // Some of a few values have a `-` or `_` to respell.
  for (let creditedTenths = 0; creditedTenths < 50; creditedTenths++) {
    const signed = signValue('study-record', { creditedTenths })
    const respelt = respell(signed)
    if (respelt !== signed) expect(openSigned('study-record', respelt)).toBeUndefined()
  }
})

test('control: the alias decodes to the same bytes', () => {
  const mac = signValue('study-record', {}).split('.')[1] ?? ''
  expect(Buffer.from(respellBase64(mac), 'base64url')).toEqual(Buffer.from(mac, 'base64url'))
})

test('property: an encrypted text opens for its purpose and context only', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.string(), (text, context, other) => {
      const encrypted = encryptText('study-trace', context, text)
      expect(decryptText('study-trace', context, encrypted)).toBe(text)
      expect(decryptText('cursor', context, encrypted)).toBeUndefined()
      if (other !== context) expect(decryptText('study-trace', other, encrypted)).toBeUndefined()
    }),
  )
})

test('a changed or short encrypted text does not open; equal texts look different', () => {
  const encrypted = encryptText('study-trace', 'a 1', 'eighty figures of a run of study')
  const changed = `${encrypted.slice(0, -2)}${encrypted.at(-2) === 'A' ? 'B' : 'A'}${encrypted.at(-1)}`
  expect(decryptText('study-trace', 'a 1', changed)).toBeUndefined()
  expect(decryptText('study-trace', 'a 1', 'AAAA')).toBeUndefined()
  expect(encryptText('study-trace', 'a 2', 'eighty figures of a run of study')).not.toBe(encrypted)
})

test('a cursor is refused by any other list or filter', () => {
  const cursor = cursorOf({ list: 'courses', categoryId: 'law' }, { pk: 'a', sk: 'b' })
  expect(openCursor({ list: 'courses', categoryId: 'law' }, cursor)).toEqual({ pk: 'a', sk: 'b' })
  expect(() => openCursor({ list: 'courses', categoryId: 'health' }, cursor)).toThrow(
    new Refusal('request/cursor-invalid'),
  )
})
