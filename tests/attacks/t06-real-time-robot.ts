import { randomOf } from '../support/random'
import type { Attack } from './attempt'
import { fixedCredit } from './controls/clock'
import { noChecks } from './controls/presence'
import { hardQuestions } from './hard-questions'

/** Bounded, not prevented: this is the price of cheating, not proof against it. */
export const realTimeRobot: Attack = {
  threat: 'T6',
  title: 'a robot at life speed with random pauses',
  async run(attempt) {
    const random = randomOf(6)
    const learner = await attempt.learner([3600])
    let record = await learner.enter()
    for (let position = 0; position < 36_000; ) {
      const tenths = Math.min(36_000 - position, 300 + Math.floor(random() * 250))
      attempt.pass(tenths / 10 + random() * 5)
      record = (await learner.beat(record, [[position, position + tenths]])).body?.record ?? record
      position += tenths
    }
  },
  controls: [{ removed: 'credit follows the clock: each call gives 60 s', stage: fixedCredit }],
  openly:
    'it earns what a person would, at most real time: arithmetic cannot tell them apart; courses that ask for presence make it answer',
}

const LENGTH = 240

/** It clicks whatever there is to click, and chooses the first answer there is. */
export const robotPastChecks: Attack = {
  threat: 'T6',
  title: 'the same in a course with presence checks, clicking and guessing at whatever it is asked',
  async run(attempt) {
    const learner = await attempt.learner([LENGTH, LENGTH, LENGTH], hardQuestions)
    for (const lesson of [0, 1, 2]) {
      let told = await learner.plays(lesson, LENGTH)
      for (let guess = 0; guess < 5; guess++) {
        attempt.pass(30)
        told = (await learner.answer(told, told.check?.options ? 0 : undefined)).body ?? told
      }
    }
    if (await learner.hasGained()) attempt.letThrough()
  },
  controls: [{ removed: 'presence checks', stage: noChecks }],
  openly:
    'one that knows the answers, or has a person to tap for it, earns real time on one stream; a check costs it a person',
}
