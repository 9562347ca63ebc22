import { getProgress } from '@zhixing/shared/progress/contract'
import type { Interval } from '@zhixing/shared/study-records/intervals'
import { randomOf } from '../../support/random'
import type { Attack } from '../attack'
import { withAddedTotals } from './controls/clock'
import { withUnboundRecords } from './controls/trust'

const ROUNDS = 100

const replay: Attack = {
  threat: 'T12',
  title: `the whole log, ${ROUNDS} times in random order`,
  async run(attempt) {
    const random = randomOf(12)
    const learner = await attempt.learner([600, 600])
    const log: { record: string; played: Interval[] }[] = []
    for (const lesson of [0, 1]) {
      let record = await learner.start(lesson)
      for (let minute = 0; minute < 5; minute++) {
        attempt.passTime(60)
        const played: Interval[] = [[minute * 600, minute * 600 + 600]]
        log.push({ record, played })
        record = (await learner.beat(record, played)).body?.record ?? record
      }
    }
    const shown = async () =>
      JSON.stringify(
        (await attempt.send(getProgress, { courseId: learner.courseId }, await learner.token())).body
          ?.lessons,
      )
    const before = await shown()
    for (let round = 0; round < ROUNDS; round++) {
      const order = log.map((beat) => ({ beat, at: random() })).sort((one, other) => one.at - other.at)
      for (const { beat } of order) {
        attempt.passTime(0.01)
        await learner.beat(beat.record, beat.played)
      }
    }
    if ((await shown()) !== before) attempt.letThrough()
  },
  controls: [{ removed: 'the condition on the revision, and totals are added to', stage: withAddedTotals }],
}

const replayElsewhere: Attack = {
  threat: 'T12',
  title: 'one learner’s log, sent by another',
  async run(attempt) {
    const [one, other] = [await attempt.learner([600]), await attempt.learner([600])]
    let record = await one.start()
    await other.start()
    for (let minute = 0; minute < 5; minute++) {
      attempt.passTime(60)
      const played: Interval[] = [[minute * 600, minute * 600 + 600]]
      await attempt.expectRefused(other.beat(record, played))
      record = (await one.beat(record, played)).body?.record ?? record
      await attempt.expectRefused(other.beat(record, played))
    }
  },
  controls: [{ removed: 'a record is good for its learner only', stage: withUnboundRecords }],
}

export const attacks = [replay, replayElsewhere]
