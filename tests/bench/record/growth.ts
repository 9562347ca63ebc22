import { marshallInput } from '@zhixing/functions/core/dynamodb/marshall'
import { buildSessionPut } from '@zhixing/functions/study-records/store/sessions'
import { studyPolicy } from '@zhixing/shared/policy/study-policy'
import { advance } from '@zhixing/shared/progress/rules'
import { startSession } from '@zhixing/shared/progress/session-start'
import type { StudySession } from '@zhixing/shared/study-records/session'
import type { TableShape } from '../../support/engine/table-shape'
import { createModel } from '../model/model'
import { stableId } from './stable-id'

export interface GrowthFigures {
  learners: number
  writesPerHour: number
  /** Share of all writes that the most written partition takes. */
  hottestShare: number
}
const BEATS = 1
const lessonFacts = {
  sessionId: stableId('session'),
  courseId: stableId('course'),
  courseVersion: 1,
  lessonId: stableId('lesson'),
  lengthSeconds: 2700,
}

/**
 * Simulates learners with a launch and a minute each: the product's rules and writes on the model, without
 * HTTP, tokens and signed records, which do not depend on the number of learners.
 */
export function simulateGrowth(learners: number, shape: TableShape): GrowthFigures {
  let [writes, mine, hottest, elsewhere] = [0, 0, 0, 0]
  let pk = ''
  const model = createModel(shape, (spent) => {
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
      { learnerId, ...lessonFacts },
      new Date(begin),
      studyPolicy,
    )
    model.execute('PutItem', marshallInput(buildSessionPut(undefined, session).input))
    for (let beat = 0; beat < BEATS; beat++) {
      const now = new Date(begin + (beat + 1) * 60_000)
      const { next } = advance(session, [[beat * 600, (beat + 1) * 600]], now, studyPolicy)
      const { status } = model.execute('PutItem', marshallInput(buildSessionPut(session, next).input))
      if (status !== 200) throw new Error('a beat was refused')
      session = next
    }
    hottest = Math.max(hottest, mine)
    if (learners > 100_000) model.removePartition(pk) // counted, and never read again
  }
  return {
    learners,
    writesPerHour: writes / ((learners * BEATS) / 60),
    hottestShare: Math.max(hottest, elsewhere) / writes,
  }
}
