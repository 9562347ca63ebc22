import { describe, expect, test } from '@jest/globals'
import { ratiosOfPairs } from '../../bench/heartbeat/pairs'

describe('ratios of pairs', () => {
  test('divide each run by the run of the peer in the same round', () => {
    expect(ratiosOfPairs([10, 40, 90], [10, 20, 30])).toEqual({ low: 1.5, median: 2, high: 2.5 })
  })

  test('do not move when a slow moment falls on both sides of some rounds', () => {
    const peers = [100, 100, 100, 100]
    const ours = [80, 80, 80, 80]
    const slow = [1, 0.2, 1, 0.5]
    const slowed = (runs: number[]) => runs.map((run, round) => run * (slow[round] as number))
    expect(ratiosOfPairs(slowed(ours), slowed(peers))).toEqual(ratiosOfPairs(ours, peers))
  })

  test('are refused for runs without a peer and for none at all', () => {
    expect(() => ratiosOfPairs([1, 2], [1])).toThrow('2 runs cannot be paired with 1')
    expect(() => ratiosOfPairs([], [])).toThrow('0 runs cannot be paired with 0')
  })
})
