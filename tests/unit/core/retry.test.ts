import { describe, expect, test } from '@jest/globals'
import { backoffMs, retry } from '@zhixing/functions/core/retry'

const transient = Object.assign(new Error('busy'), { name: 'ThrottlingException' })
const isTransient = (error: unknown) => error === transient

function failing(times: number, error: Error = transient) {
  let attempts = 0
  const attempt = async () => {
    attempts++
    if (attempts <= times) throw error
    return 'done'
  }
  return { attempt, attempts: () => attempts }
}

function options(attemptsMax = 4) {
  const delays: number[] = []
  const sleep = async (milliseconds: number) => void delays.push(milliseconds)
  return { attemptsMax, isTransient, backoff: { baseMs: 100, maxMs: 300 }, sleep, random: () => 0.5, delays }
}

describe('retry', () => {
  test('returns the first result without a delay', async () => {
    const given = options()
    expect(await retry(async () => 'done', given)).toBe('done')
    expect(given.delays).toEqual([])
  })

  test('retries a transient error with doubled, limited delays', async () => {
    const given = options()
    const { attempt } = failing(3)
    expect(await retry(attempt, given)).toBe('done')
    expect(given.delays).toEqual([50, 100, 150])
  })

  test('throws the last error when all attempts have failed', async () => {
    const given = options()
    const { attempt, attempts } = failing(4)
    await expect(retry(attempt, given)).rejects.toBe(transient)
    expect(attempts()).toBe(4)
    expect(given.delays).toHaveLength(3)
  })

  test('does not retry an error that is not transient', async () => {
    const { attempt, attempts } = failing(1, new Error('a bug'))
    await expect(retry(attempt, options())).rejects.toThrow('a bug')
    expect(attempts()).toBe(1)
  })
})

test.each<['full' | 'half', number, number, number]>([
  // jitter, random, after 1 failure, after 3
  ['full', 0, 0, 0],
  ['full', 0.999, 99.9, 399.6],
  ['half', 0, 50, 200],
  ['half', 0.999, 149.9, 599.6],
])('backoff with %s jitter at random %d lasts %d ms, then %d ms', (jitter, random, first, third) => {
  const backoff = { baseMs: 100, jitter }
  expect(backoffMs(1, backoff, () => random)).toBeCloseTo(first)
  expect(backoffMs(3, backoff, () => random)).toBeCloseTo(third)
})
