import { studyPolicy } from '@zhixing/shared/policy/policy'
import * as contract from '@zhixing/shared/progress/contract'
import type { CheckOutcome } from '@zhixing/shared/progress/presence'
import { answer } from '@zhixing/shared/progress/rules'
import type { StudySession } from '@zhixing/shared/progress/session'
import { endpoint } from '../../core/http/endpoint'
import { askingOf } from '../asking'
import { isRight, numberOf, presenceShown } from '../check'
import { settle } from '../course'
import { openRecord, progressOf } from '../record'
import { change } from '../store/sessions'

export const answerCheck = endpoint(
  contract.answerCheck,
  async ({ input: { record, checkId, choice }, actor, now }) => {
    const { session: carried, settled } = openRecord(record, actor.learnerId, now)
    const number = numberOf(checkId, carried)
    const asking = await askingOf(carried, true)
    const judge = async (session: StudySession): Promise<{ next: StudySession; outcome: CheckOutcome }> =>
      answer(session, { number, isRight: await isRight(session, choice) }, now, studyPolicy, asking)
    // A record of before the check was issued cannot know it: the newest is asked.
    const isKnown = carried.presence?.number === number && carried.presence.issuedAt !== undefined
    const { next, outcome } = await change(carried, isKnown ? judge : undefined, judge)
    if (next.completedAt && !settled) await settle(next, now)
    return { ...progressOf(next), ...(await presenceShown(next, now)), outcome }
  },
)
