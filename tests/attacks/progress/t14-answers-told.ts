import { contracts } from '@zhixing/shared/modules'
import { readRecord } from '../../support/progress/carried-record'
import type { Attack } from '../attack'
import { inputFor } from '../inputs'
import { withWholeQuestion } from './controls/presence'
import { hardQuestions } from './hard-questions'

const LENGTH = 60
/** Field names, at any depth, that could reveal an answer. */
const marking = /"(answer|answers|correct|isRight|right|solution|questions|afterSeconds)"/

const answersTold: Attack = {
  threat: 'T14',
  title: 'every answer a learner can get, searched for the right ones; questions before they are asked',
  async run(attempt) {
    const learner = await attempt.learner([LENGTH, LENGTH], hardQuestions)
    const [courseId, lessonId] = [learner.courseId, learner.lessonIds[1]]
    const scan = (reply: unknown, mayAsk = false) => {
      const text = JSON.stringify(reply)
      if (marking.test(text)) attempt.letThrough()
      if (!mayAsk && hardQuestions.some(({ question }) => text.includes(question))) attempt.letThrough()
    }
    const progress = await learner.play(0, LENGTH)
    scan(progress, true)
    scan(readRecord(progress.record))
    // A wrong answer must not reveal the right option either.
    scan((await learner.answer(progress, 0)).body, true)
    for (const { contract } of contracts) {
      // The OpenAPI description names every field, also an editor's, and holds no values.
      if (contract.access === 'staff' || contract.path === '/openapi.json') continue
      const known = {
        courseId,
        lessonId,
        courseVersion: 1,
        record: progress.record,
        checkId: progress.check?.checkId,
      }
      const reply = await attempt.send(contract, inputFor(contract, known), await learner.token())
      scan(reply, ['/v1/launches', '/v1/heartbeats', '/v1/check-answers'].includes(contract.path))
    }
  },
  controls: [
    { removed: 'only what is promised leaves: the question is told whole', stage: withWholeQuestion },
  ],
}

export const attacks = [answersTold]
