import { expect, test } from '@jest/globals'
import { createCache, invalidateAllCaches } from '@zhixing/functions/core/dynamodb/cache'

test('an entry is used for so many seconds of the clock it was given', () => {
  let now = new Date('2026-11-23T08:00:00.000Z')
  const cache = createCache<number>({ entriesMax: 10, seconds: 60, now: () => now })
  expect(cache.put('a', 1)).toBe(1)
  now = new Date('2026-11-23T08:00:59.999Z')
  expect(cache.find('a')).toBe(1)
  now = new Date('2026-11-23T08:01:00.000Z')
  expect(cache.find('a')).toBeUndefined()
})

test('without seconds an entry is used for the life of the instance', () => {
  let now = new Date(0)
  const cache = createCache<number>({ entriesMax: 10, now: () => now })
  cache.put('a', 1)
  now = new Date('9999-12-31T00:00:00.000Z')
  expect(cache.find('a')).toBe(1)
})

test('a full cache drops the entry that was put longest ago', () => {
  const cache = createCache<number>({ entriesMax: 2 })
  cache.put('a', 1)
  cache.put('b', 2)
  cache.put('a', 3)
  cache.put('c', 4)
  expect([cache.find('a'), cache.find('b'), cache.find('c')]).toEqual([3, undefined, 4])
})

test('invalidate drops one entry, invalidateAllCaches all of every cache', () => {
  const caches = [createCache<string>({ entriesMax: 9 }), createCache<string>({ entriesMax: 9 })] as const
  for (const cache of caches) {
    cache.put('a', 'x')
    cache.put('b', 'y')
  }
  caches[0].invalidate('a')
  expect(caches.map((cache) => [cache.find('a'), cache.find('b')])).toEqual([
    [undefined, 'y'],
    ['x', 'y'],
  ])
  invalidateAllCaches()
  expect(caches.map((cache) => [cache.find('a'), cache.find('b')])).toEqual([
    [undefined, undefined],
    [undefined, undefined],
  ])
})
