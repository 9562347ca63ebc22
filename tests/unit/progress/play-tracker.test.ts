import { describe, expect, test } from '@jest/globals'
import type { Interval } from '@zhixing/shared/study-records/intervals'
import { createPlayTracker } from '../../../miniprogram/src/packages/progress/play-tracker'

/** A tick as [second of the content, second of the wall clock]; `stop` where the player pauses. */
type PlayerEvent = [number, number] | 'stop'

function replay(events: PlayerEvent[]) {
  const tracker = createPlayTracker(0)
  const movesOn: boolean[] = []
  for (const event of events) {
    if (event === 'stop') tracker.stop()
    else movesOn.push(tracker.tick(event[0], event[1] * 1000))
  }
  return { movesOn, played: tracker.takePlayed() }
}

describe('the play tracker', () => {
  test.each<[string, PlayerEvent[], boolean[], Interval[]]>([
    [
      'joins ticks at the pace of the clock to one interval',
      [
        [0, 0],
        [1, 1],
        [2, 2],
      ],
      [false, true, true],
      [[0, 20]],
    ],
    [
      'does not move on when a paused player repeats its position',
      [[0, 0], [2, 2], 'stop', [2, 2.1]],
      [false, true, false],
      [[0, 20]],
    ],
    [
      'does not move on while the position stays the same',
      [[0, 0], [2, 2], 'stop', [2, 2.1], [2, 4]],
      [false, true, false, false],
      [[0, 20]],
    ],
    [
      'moves on again with the second tick after a pause',
      [[0, 0], [2, 2], 'stop', [2, 9], [3, 10]],
      [false, true, false, true],
      [
        [0, 20],
        [20, 30],
      ],
    ],
    [
      'begins a new interval after a seek',
      [
        [0, 0],
        [2, 2],
        [40, 2.5],
        [41, 3.5],
      ],
      [false, true, false, true],
      [
        [0, 20],
        [400, 410],
      ],
    ],
    [
      'begins a new interval after the phone was asleep',
      [
        [0, 0],
        [2, 2],
        [35, 35.5],
      ],
      [false, true, false],
      [[0, 20]],
    ],
  ])('%s', (_, events, movesOn, played) => {
    expect(replay(events)).toEqual({ movesOn, played })
  })
})
