import { studyPolicy } from '@zhixing/shared/policy/study-policy'
import { readRecord } from '../../support/progress/carried-record'
import type { Attack } from '../attack'
import { withoutAllowanceLimit } from './controls/clock'
import { withClientClock } from './controls/trust'

const TEN_YEARS = 3650 * 86_400
const creditedOf = (record: string) => readRecord(record).creditedTenths

/** The client's clock is off and runs six times too fast. */
const clientClocks: Attack = {
  threat: 'T13',
  title: 'client clocks, ten years off either way',
  async run(attempt) {
    const credited: number[] = []
    for (const skew of [0, TEN_YEARS, -TEN_YEARS]) {
      const learner = await attempt.learner([3600])
      let record = await learner.start()
      for (let beat = 0; beat < 20; beat++) {
        attempt.passTime(10)
        const at = new Date(attempt.now.getTime() + (skew + beat * 50) * 1000)
        const headers = {
          date: at.toUTCString(),
          'x-client-time': at.toISOString(),
          'if-modified-since': at.toUTCString(),
        }
        const played: [number, number][] = [[beat * 600, beat * 600 + 600]]
        const dated = await learner.beat(record, played, { at: at.toISOString() }, headers)
        record = (dated.body ?? (await learner.beat(record, played, {}, headers)).body)?.record ?? record
      }
      credited.push(creditedOf(record))
    }
    if (new Set(credited).size > 1) attempt.letThrough()
  },
  controls: [
    { removed: 'the server’s clock: the time of a beat is the one it brings', stage: withClientClock },
  ],
}

const steps = [-5, 5, -3600, 3600, 86_400, -86_400, -1, 3 * 86_400]

const serverClock: Attack = {
  threat: 'T13',
  title: 'the server’s clock steps, back and forward',
  async run(attempt) {
    const learner = await attempt.learner(Array.from({ length: steps.length + 1 }, () => 21_600))
    for (const [lesson, seconds] of [0, ...steps].entries()) {
      attempt.stepClock(seconds)
      let record = await learner.start(lesson)
      for (let beat = 0; beat < 5; beat++) {
        const before = creditedOf(record)
        attempt.passTime(60)
        if (beat === 2) attempt.stepClock(seconds)
        if (beat === 3) attempt.stepClock(-seconds)
        record = (await learner.beat(record, [[beat * 36_000, (beat + 1) * 36_000]])).body?.record ?? record
        const gained = creditedOf(record) - before
        if (gained < 0 || gained > studyPolicy.allowanceSeconds * 10) attempt.letThrough()
      }
    }
  },
  controls: [{ removed: 'the allowance has a limit', stage: withoutAllowanceLimit }],
  limitation: 'each step forward may give one allowance, as a pause would',
}

export const attacks = [clientClocks, serverClock]
