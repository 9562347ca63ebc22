import { randomOf } from '../bench/random'
import type { Attack } from './attempt'
import { fixedCredit } from './controls/clock'

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
  openly: 'it earns what a person would, at most real time: arithmetic cannot tell them apart, and there are no presence checks yet',
}
