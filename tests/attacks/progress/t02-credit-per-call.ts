import type { Interval } from '@zhixing/shared/study-records/intervals'
import type { Attack } from '../attack'
import type { Attempt } from '../attempt'
import { withFixedCredit, withTolerancePerBeat } from './controls/clock'

async function hammer(attempt: Attempt, calls: number, seconds: number, playedOf: (nth: number) => Interval) {
  const learner = await attempt.learner([21_600])
  let record = await learner.start()
  for (let nth = 0; nth < calls; nth++) {
    attempt.passTime(seconds / calls)
    record = (await learner.beat(record, [playedOf(nth)])).body?.record ?? record
  }
}

const sameCall: Attack = {
  threat: 'T2',
  title: 'the same call, 1,000 times in a second',
  run: (attempt) => hammer(attempt, 1000, 1, () => [0, 600]),
  controls: [{ removed: 'credit follows the clock: each call gives 60 s', stage: withFixedCredit }],
}

/** Each beat reports as much new content as a tolerance of three seconds would credit. */
const hundredBeats: Attack = {
  threat: 'T2',
  title: '100 beats a second for a minute',
  run: (attempt) => hammer(attempt, 6000, 60, (nth) => [nth * 36, nth * 36 + 36]),
  controls: [{ removed: 'no tolerance per beat: 3 s each', stage: withTolerancePerBeat }],
}

export const attacks = [sameCall, hundredBeats]
