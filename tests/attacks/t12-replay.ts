import { getProgress } from '@zhixing/shared/progress/contract'
import type { Interval } from '@zhixing/shared/study-records/intervals'
import { randomOf } from '../support/random'
import type { Attack } from './attempt'
import { addedTotals } from './controls/clock'
import { recordOfAnyone } from './controls/trust'

const ROUNDS = 100

export const replay: Attack = {
  threat: 'T12',
  title: `the whole log, ${ROUNDS} times in random order`,
  async run(attempt) {
    const random = randomOf(12)
    const learner = await attempt.learner([600, 600])
    const log: { record: string; played: Interval[] }[] = []
    for (const lesson of [0, 1]) {
      let record = await learner.enter(lesson)
      for (let minute = 0; minute < 5; minute++) {
        attempt.pass(60)
        const played: Interval[] = [[minute * 600, minute * 600 + 600]]
        log.push({ record, played })
        record = (await learner.beat(record, played)).body?.record ?? record
      }
    }
    const shown = async () =>
      JSON.stringify(
        (await attempt.ask(getProgress, { courseId: learner.courseId }, await learner.token())).body?.lessons,
      )
    const before = await shown()
    for (let round = 0; round < ROUNDS; round++) {
      const order = log.map((beat) => ({ beat, at: random() })).sort((one, other) => one.at - other.at)
      for (const { beat } of order) {
        attempt.pass(0.01)
        await learner.beat(beat.record, beat.played)
      }
    }
    if ((await shown()) !== before) attempt.letThrough()
  },
  controls: [{ removed: 'the condition on the revision, and totals are added to', stage: addedTotals }],
}

export const replayElsewhere: Attack = {
  threat: 'T12',
  title: 'one learner’s log, sent by another',
  async run(attempt) {
    const [one, other] = [await attempt.learner([600]), await attempt.learner([600])]
    let record = await one.enter()
    await other.enter()
    for (let minute = 0; minute < 5; minute++) {
      attempt.pass(60)
      const played: Interval[] = [[minute * 600, minute * 600 + 600]]
      await attempt.refuses(other.beat(record, played))
      record = (await one.beat(record, played)).body?.record ?? record
      await attempt.refuses(other.beat(record, played))
    }
  },
  controls: [{ removed: 'a record is good for its learner only', stage: recordOfAnyone }],
}
