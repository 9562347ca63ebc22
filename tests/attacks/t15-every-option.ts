import type { Attack } from './attempt'
import { manyTries, noWaiting } from './controls/presence'
import { hardQuestions } from './hard-questions'

const LENGTH = 60
const ROUNDS = 10

export const everyOption: Attack = {
  threat: 'T15',
  title: 'every option of a question at one moment, and the waiting time skipped',
  async run(attempt) {
    for (let round = 0; round < ROUNDS; round++) {
      const learner = await attempt.learner([LENGTH], hardQuestions)
      const asked = await learner.plays(0, LENGTH)
      // The right one comes last, so that only a second try could hit it.
      const replies = await Promise.all([0, 2, 1, 3].map((choice) => learner.answer(asked, choice)))
      const bodies = replies.flatMap(({ body }) => body ?? [])
      const judged = bodies.filter(({ outcome }) => outcome === 'wrong').length
      if (judged > 1 || (judged === 1 && bodies.some(({ outcome }) => outcome === 'passed')))
        attempt.letThrough()
      const next = bodies.find(({ outcome }) => outcome === 'wrong')
      if (!next?.check) continue
      attempt.pass(1)
      for (const choice of [1, 3, 0, 2]) {
        const { body } = await learner.answer(next, choice)
        if (body?.outcome === 'passed' || body?.outcome === 'wrong') attempt.letThrough()
      }
    }
  },
  racing: true,
  controls: [
    { removed: 'a check is judged once', stage: manyTries },
    { removed: 'the next question opens after a while', stage: noWaiting },
  ],
  openly:
    'one guess in as many as there are options is right: a check makes a robot need luck or a person, it proves nothing alone',
}
