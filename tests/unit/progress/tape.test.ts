import { describe, expect, test } from '@jest/globals'
import { newTape } from '../../../miniprogram/src/packages/progress/tape'

/** Ticks as [second of the content, second on the wall]; `stop` where the player pauses. */
type Told = [number, number] | 'stop'
const play = (told: Told[]) => {
  const tape = newTape(0)
  const playsOn = told.map((each) => (each === 'stop' ? tape.stop() : tape.tick(each[0], each[1] * 1000)))
  return { playsOn: playsOn.filter((each) => each !== undefined), played: tape.cut() }
}

describe('a tape', () => {
  test.each<[string, Told[], boolean[], [number, number][]]>([
    [
      'plays on from tick to tick',
      [
        [0, 0],
        [1, 1],
        [2, 2],
      ],
      [false, true, true],
      [[0, 20]],
    ],
    [
      'does not play on where a player says once more where it stopped',
      [[0, 0], [2, 2], 'stop', [2, 2.1]],
      [false, true, false],
      [[0, 20]],
    ],
    [
      'nor while it stands',
      [[0, 0], [2, 2], 'stop', [2, 2.1], [2, 4]],
      [false, true, false, false],
      [[0, 20]],
    ],
    [
      'plays on after a pause with its second tick',
      [[0, 0], [2, 2], 'stop', [2, 9], [3, 10]],
      [false, true, false, true],
      [
        [0, 20],
        [20, 30],
      ],
    ],
    [
      'begins anew where it was moved to',
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
      'and after a sleep',
      [
        [0, 0],
        [2, 2],
        [35, 35.5],
      ],
      [false, true, false],
      [[0, 20]],
    ],
  ])('%s', (_, told, playsOn, played) => {
    expect(play(told)).toEqual({ playsOn, played })
  })
})
