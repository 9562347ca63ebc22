import type { Attack } from '../attack'
import { withoutRetryDelay, withRepeatedAnswers } from './controls/presence'
import { hardQuestions } from './hard-questions'

const LENGTH = 60
const ROUNDS = 10

const everyOption: Attack = {
  threat: 'T15',
  title: 'every option of a question at one moment, and the waiting time skipped',
  async run(attempt) {
    for (let round = 0; round < ROUNDS; round++) {
      const learner = await attempt.learner([LENGTH], hardQuestions)
      const progress = await learner.play(0, LENGTH)
      // The right option comes late, so that only a second answer could be right.
      const replies = await Promise.all([0, 2, 1, 3].map((choice) => learner.answer(progress, choice)))
      const bodies = replies.flatMap(({ body }) => body ?? [])
      const wrong = bodies.filter(({ outcome }) => outcome === 'wrong').length
      if (wrong > 1 || (wrong === 1 && bodies.some(({ outcome }) => outcome === 'passed')))
        attempt.letThrough()
      const next = bodies.find(({ outcome }) => outcome === 'wrong')
      if (!next?.check) continue
      attempt.passTime(1)
      for (const choice of [1, 3, 0, 2]) {
        const { body } = await learner.answer(next, choice)
        if (body?.outcome === 'passed' || body?.outcome === 'wrong') attempt.letThrough()
      }
    }
  },
  racing: true,
  controls: [
    { removed: 'a check is judged once', stage: withRepeatedAnswers },
    { removed: 'the next question opens after a while', stage: withoutRetryDelay },
  ],
  limitation: 'one guess of four is right: a robot needs luck or a person, and a check alone proves nothing',
}

export const attacks = [everyOption]
