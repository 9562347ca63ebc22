import type { Attack } from '../attack'
import { withChecksInPageOnly, withoutPresenceChecks } from './controls/presence'
import { hardQuestions } from './hard-questions'

const LENGTH = 3600

const checksRemoved: Attack = {
  threat: 'T9',
  title: 'a client without checks: it plays on, leaves, launches again, and never answers',
  async run(attempt) {
    const learner = await attempt.learner([LENGTH, 120], hardQuestions)
    for (let round = 0; round < 2; round++) {
      let record = await learner.start(0)
      for (let minute = 0; minute < LENGTH / 60; minute++) {
        attempt.passTime(60)
        record = (await learner.beat(record, [[minute * 600, minute * 600 + 600]])).body?.record ?? record
        if (minute % 7 === 6) record = await learner.start(0)
      }
      await learner.play(1, 120)
    }
    if (await learner.hasGained()) attempt.letThrough()
  },
  controls: [
    { removed: 'presence checks', stage: withoutPresenceChecks },
    { removed: 'time waits for the check: it stands in the page only', stage: withChecksInPageOnly },
  ],
}

export const attacks = [checksRemoved]
