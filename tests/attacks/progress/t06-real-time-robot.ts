import { randomOf } from '../../support/random'
import type { Attack } from '../attack'
import { withFixedCredit } from './controls/clock'
import { withoutPresenceChecks } from './controls/presence'
import { hardQuestions } from './hard-questions'

/** Bounded, not prevented: a robot pays with real time. */
const realTimeRobot: Attack = {
  threat: 'T6',
  title: 'a robot at life speed with random pauses',
  async run(attempt) {
    const random = randomOf(6)
    const learner = await attempt.learner([3600])
    let record = await learner.start()
    for (let position = 0; position < 36_000; ) {
      const tenths = Math.min(36_000 - position, 300 + Math.floor(random() * 250))
      attempt.passTime(tenths / 10 + random() * 5)
      record = (await learner.beat(record, [[position, position + tenths]])).body?.record ?? record
      position += tenths
    }
  },
  controls: [{ removed: 'credit follows the clock: each call gives 60 s', stage: withFixedCredit }],
  limitation: 'it earns real time at most, like a person; courses with presence checks make it answer',
}

const LENGTH = 240

/** The robot confirms every check and always chooses the first option. */
const robotPastChecks: Attack = {
  threat: 'T6',
  title: 'the same in a course with presence checks, clicking and guessing at whatever it is asked',
  async run(attempt) {
    const learner = await attempt.learner([LENGTH, LENGTH, LENGTH], hardQuestions)
    for (const lesson of [0, 1, 2]) {
      let progress = await learner.play(lesson, LENGTH)
      for (let guess = 0; guess < 5; guess++) {
        attempt.passTime(30)
        progress = (await learner.answer(progress, progress.check?.options ? 0 : undefined)).body ?? progress
      }
    }
    if (await learner.hasGained()) attempt.letThrough()
  },
  controls: [{ removed: 'presence checks', stage: withoutPresenceChecks }],
  limitation: 'a robot with a person to answer earns real time on one stream',
}

export const attacks = [realTimeRobot, robotPastChecks]
