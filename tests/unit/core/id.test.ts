import { expect, test } from '@jest/globals'
import { newUlid } from '@zhixing/functions/core/id'
import { decodeTime } from 'ulid'

const now = new Date('2026-11-23T08:00:00.000Z')

test('an id is a ULID of the given moment', () => {
  const id = newUlid(now)
  expect(id).toMatch(/^[0-7][0-9A-HJKMNP-TV-Z]{25}$/)
  expect(decodeTime(id)).toBe(now.getTime())
  expect(newUlid(now)).not.toBe(id)
})

test('ids from the same random numbers are the same', () => {
  const seeded = () => {
    let seed = 7
    return () => {
      seed = (seed * 16_807) % 2_147_483_647
      return seed / 2_147_483_647
    }
  }
  expect(newUlid(now, seeded())).toBe(newUlid(now, seeded()))
})
