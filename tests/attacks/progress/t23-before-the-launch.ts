import { studyPolicy } from '@zhixing/shared/policy/study-policy'
import type { Attack } from '../attack'
import { withClockCarriedOver } from './controls/clock'

const LENGTH_SECONDS = 60

/** Counts every lesson that is completed in the moment in which it is opened. */
const pauseThenOpen: Attack = {
  threat: 'T23',
  title: 'pauses for the allowance, then opens and completes five lessons at once',
  async run(attempt) {
    const learner = await attempt.learner(Array.from({ length: 6 }, () => LENGTH_SECONDS))
    for (const pauseSeconds of [studyPolicy.allowanceSeconds, studyPolicy.allowanceSeconds - 1, 86_400]) {
      await learner.start(5)
      attempt.passTime(pauseSeconds)
      for (let lesson = 0; lesson < 5; lesson++) {
        const record = await learner.start(lesson)
        const { body } = await learner.beat(record, [[0, LENGTH_SECONDS * 10]])
        if (body?.completedAt !== undefined || (body?.creditedSeconds ?? 0) > 0) attempt.letThrough()
      }
    }
  },
  controls: [{ removed: 'a launch starts the clock', stage: withClockCarriedOver }],
}

export const attacks = [pauseThenOpen]
