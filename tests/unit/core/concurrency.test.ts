import { expect, test } from '@jest/globals'
import { forEachConcurrently } from '@zhixing/functions/core/concurrency'

const turn = () => new Promise((resolve) => setImmediate(resolve))

test('runs every entry once, in order, and never more than the limit at the same time', async () => {
  const begun: number[] = []
  let running = 0
  let most = 0
  await forEachConcurrently(
    Array.from({ length: 20 }, (_, index) => index),
    async (index) => {
      begun.push(index)
      most = Math.max(most, ++running)
      for (let turns = index % 3; turns >= 0; turns--) await turn()
      running--
    },
    4,
  )
  expect(begun).toEqual(Array.from({ length: 20 }, (_, index) => index))
  expect(most).toBe(4)
})

test('rejects with the first error and begins no further entry', async () => {
  const begun: number[] = []
  const run = async (index: number) => {
    begun.push(index)
    await turn()
    if (index === 1) throw new Error('the second failed')
  }
  await expect(forEachConcurrently([0, 1, 2, 3, 4, 5], run, 2)).rejects.toThrow('the second failed')
  for (let turns = 0; turns < 5; turns++) await turn()
  expect(begun.length).toBeLessThanOrEqual(4)
})
