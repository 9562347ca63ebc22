import { studyPolicy } from '@zhixing/shared/policy/study-policy'
import * as contract from '@zhixing/shared/progress/contract'
import { answerPresenceCheck } from '@zhixing/shared/progress/rules'
import type { StudySession } from '@zhixing/shared/study-records/session'
import { endpoint } from '../../core/http/endpoint'
import { planChecks } from '../check-plan'
import { recordCompletion } from '../completion'
import { isRightChoice, toPresenceFields, verifyCheckId } from '../presence-check'
import { toProgress, verifyRecord } from '../signed-record'
import { updateSession } from '../update-session'

export const answerCheck = endpoint(
  contract.answerCheck,
  async ({ input: { record, checkId, choice }, actor, now, refuse }) => {
    const { session: carried, isCompletionRecorded } = verifyRecord(record, actor.learnerId, now, refuse)
    const number = verifyCheckId(checkId, carried, refuse)
    const plan = await planChecks(carried)
    const judge = async (session: StudySession) => {
      const isRight = await isRightChoice(session, choice)
      return answerPresenceCheck(session, { number, isRight }, now, studyPolicy, plan)
    }
    // A record from before the check was issued does not hold it: then the newest session is read first.
    const holdsCheck = carried.presence?.number === number && carried.presence.issuedAt !== undefined
    const update = { first: holdsCheck ? judge : undefined, again: judge }
    const { next, outcome } = await updateSession(carried, update, refuse)
    if (next.completedAt && !isCompletionRecorded) await recordCompletion(next, now)
    return { ...toProgress(next), ...(await toPresenceFields(next, now)), outcome }
  },
)
