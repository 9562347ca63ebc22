import { contracts } from '@zhixing/shared/modules'
import type { Attack } from './attempt'
import { wholeQuestion } from './controls/presence'
import { hardQuestions } from './hard-questions'
import { inputFor } from './inputs'
import { readRecord } from './meter'

const LENGTH = 60
/** Names under which an answer could travel, at any depth. */
const marking = /"(answer|answers|correct|isRight|right|solution|questions|afterSeconds)"/

export const answersTold: Attack = {
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
    const asked = await learner.plays(0, LENGTH)
    scan(asked, true)
    scan(readRecord(asked.record))
    // What the id of a question is made of must not give the answer away either: it says nothing of which option is right.
    scan((await learner.answer(asked, 0)).body, true)
    for (const { contract } of contracts) {
      // The description names the fields of every contract, an editor's among them, and holds nothing else.
      if (contract.access === 'staff' || contract.path === '/openapi.json') continue
      const known = {
        courseId,
        lessonId,
        courseVersion: 1,
        record: asked.record,
        checkId: asked.check?.checkId,
      }
      const reply = await attempt.ask(contract, inputFor(contract, known), await learner.token())
      scan(reply, ['/v1/launches', '/v1/heartbeats', '/v1/check-answers'].includes(contract.path))
    }
  },
  controls: [{ removed: 'only what is promised leaves: the question is told whole', stage: wholeQuestion }],
}
