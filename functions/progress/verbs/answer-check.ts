import { studyPolicy } from '@zhixing/shared/policy/study-policy'
import type { CheckOutcome } from '@zhixing/shared/progress/contract'
import * as contract from '@zhixing/shared/progress/contract'
import { answerPresenceCheck } from '@zhixing/shared/progress/rules'
import type { StudySession } from '@zhixing/shared/study-records/session'
import { endpoint } from '../../core/http/endpoint'
import { planChecks } from '../check-plan'
import { recordCompletion } from '../completion'
import { isRightChoice, toPresenceFields, verifyCheckId } from '../presence-check'
import { toProgress, verifyRecord } from '../signed-record'
import { updateSession } from '../store/sessions'

export const answerCheck = endpoint(
  contract.answerCheck,
  async ({ input: { record, checkId, choice }, actor, now }) => {
    const { session: carried, settled } = verifyRecord(record, actor.learnerId, now)
    const number = verifyCheckId(checkId, carried)
    const asking = await planChecks(carried, true)
    const judge = async (session: StudySession): Promise<{ next: StudySession; outcome: CheckOutcome }> =>
      answerPresenceCheck(
        session,
        { number, isRight: await isRightChoice(session, choice) },
        now,
        studyPolicy,
        asking,
      )
    // A record of before the check was issued cannot know it: the newest is asked.
    const isKnown = carried.presence?.number === number && carried.presence.issuedAt !== undefined
    const { next, outcome } = await updateSession(carried, isKnown ? judge : undefined, judge)
    if (next.completedAt && !settled) await recordCompletion(next, now)
    return { ...toProgress(next), ...(await toPresenceFields(next, now)), outcome }
  },
)
