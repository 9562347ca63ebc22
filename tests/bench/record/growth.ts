import { marshallInput } from '@zhixing/functions/core/dynamodb/marshall'
import { buildSessionPut } from '@zhixing/functions/study-records/store/sessions'
import { studyPolicy } from '@zhixing/shared/policy/study-policy'
import { advance } from '@zhixing/shared/progress/rules'
import { startSession } from '@zhixing/shared/progress/session-start'
import type { StudySession } from '@zhixing/shared/study-records/session'
import type { TableShape } from '../../support/engine/table-shape'
import { aModel } from '../model/model'
import { idOf } from './ids'

export interface Grown {
  learners: number
  writesPerHour: number
  hottestShare: number // of all writes, of the partition that takes the most of them
}
const BEATS = 1
const place = {
  sessionId: idOf('session'),
  courseId: idOf('course'),
  courseVersion: 1,
  lessonId: idOf('lesson'),
  lengthSeconds: 2700,
}

/**
 * So many learners with a launch and a minute each: the product's rules and its write, carried out by the model. No HTTP, no tokens, no signed
 * records: whether a unit is spent more, or a key is written more, when more people study is a question to rule and write alone.
 */
export function growthOf(learners: number, shape: TableShape): Grown {
  let [writes, mine, hottest, elsewhere] = [0, 0, 0, 0]
  let pk = ''
  const model = aModel(shape, (spent) => {
    writes += spent.writes
    if (spent.key === pk) mine += spent.writes
    else elsewhere += spent.writes
  })
  const begin = Date.parse('2026-11-24T01:00:00.000Z')
  for (let i = 0; i < learners; i++) {
    const learnerId = `0${String(i).padStart(25, '0')}`
    pk = `LEARNER#${learnerId}`
    mine = 0
    let session: StudySession = startSession(
      undefined,
      undefined,
      { learnerId, ...place },
      new Date(begin),
      studyPolicy,
    )
    model.ask('PutItem', marshallInput(buildSessionPut(undefined, session).input))
    for (let beat = 0; beat < BEATS; beat++) {
      const now = new Date(begin + (beat + 1) * 60_000)
      const { next } = advance(session, [[beat * 600, (beat + 1) * 600]], now, studyPolicy)
      const { status } = model.ask('PutItem', marshallInput(buildSessionPut(session, next).input))
      if (status !== 200) throw new Error('a beat was refused')
      session = next
    }
    hottest = Math.max(hottest, mine)
    if (learners > 100_000) model.forget(pk) // his items are counted and nobody comes back to them
  }
  return {
    learners,
    writesPerHour: writes / ((learners * BEATS) / 60),
    hottestShare: Math.max(hottest, elsewhere) / writes,
  }
}
