import { expect, test } from '@jest/globals'
import { claimsOf, issueToken } from '@zhixing/functions/core/http/actor'
import { cursorOf, openCursor } from '@zhixing/functions/core/http/cursor'
import { open, sign } from '@zhixing/functions/core/http/signed'
import { isWithin, pathsAbove } from '@zhixing/shared/identity/organisation'
import { Refusal } from '@zhixing/shared/problem'
import fc from 'fast-check'

const now = new Date('2026-11-23T08:00:00.000Z')

test('what was signed for one purpose opens for that purpose only', () => {
  fc.assert(
    fc.property(
      fc.jsonValue(),
      fc.string({ minLength: 1 }),
      fc.string({ minLength: 1 }),
      (value, purpose, other) => {
        const signed = sign(purpose, value)
        expect(open(purpose, signed)).toEqual(JSON.parse(JSON.stringify(value)))
        if (other !== purpose) expect(open(other, signed)).toBeUndefined()
      },
    ),
  )
})

test('one changed character opens nothing', () => {
  const signed = sign('study-record', { creditedTenths: 10 })
  fc.assert(
    fc.property(fc.nat(signed.length - 2), fc.constantFrom('A', 'b', '0', '_'), (at, character) => {
      fc.pre(signed[at] !== character)
      expect(open('study-record', signed.slice(0, at) + character + signed.slice(at + 1))).toBeUndefined()
    }),
  )
})

test('a cursor of one question does not answer another', () => {
  const cursor = cursorOf({ list: 'courses', categoryId: 'law' }, { pk: 'a', sk: 'b' })
  expect(openCursor({ list: 'courses', categoryId: 'law' }, cursor)).toEqual({ pk: 'a', sk: 'b' })
  expect(() => openCursor({ list: 'courses', categoryId: 'health' }, cursor)).toThrow(
    new Refusal('request/cursor-invalid'),
  )
})

test('a token is good for its half hour and not a second longer, also when it was verified before', async () => {
  const { token } = await issueToken(
    { surface: 'learner', wechat: { appid: 'a', openid: 'o' }, learnerId: 'L', authenticatedAt: 0 },
    now,
  )
  const bearer = `Bearer ${token}`
  const after = (minutes: number) => new Date(now.getTime() + minutes * 60_000)
  expect(await claimsOf(bearer, after(29))).toMatchObject({ learnerId: 'L', surface: 'learner' })
  await expect(claimsOf(bearer, after(30))).rejects.toThrow('identity/unauthenticated')
})

test('a sibling is not a child, however alike the names', () => {
  const a = '01HZZZZZZZZZZZZZZZZZZZZZZ1/'
  expect(isWithin(`${a}01HZZZZZZZZZZZZZZZZZZZZZZ2/`, a)).toBe(true)
  expect(isWithin('01HZZZZZZZZZZZZZZZZZZZZZZ10/', a)).toBe(false)
  expect(pathsAbove('a/b/c/')).toEqual(['a/b/c/', 'a/b/', 'a/'])
})
