import { studyPolicy } from '@zhixing/shared/policy/study-policy'
import * as contract from '@zhixing/shared/progress/contract'
import { advance, reapplyBeat } from '@zhixing/shared/progress/rules'
import { endpoint } from '../../core/http/endpoint'
import { planChecks } from '../check-plan'
import { recordCompletion } from '../completion'
import { toPresenceFields } from '../presence-check'
import { toProgress, verifyRecord } from '../signed-record'
import { saveBeat } from '../store/sessions'

export const heartbeat = endpoint(contract.heartbeat, async ({ input, actor, now }) => {
  const { session, settled } = verifyRecord(input.record, actor.learnerId, now)
  const asking = await planChecks(session, session.presence !== undefined)
  const { next, notCounted } = await saveBeat(
    session,
    (carried) => advance(carried, input.played, now, studyPolicy, asking),
    (newest) => reapplyBeat(newest, input.played, now, studyPolicy, asking),
  )
  if (next.completedAt && !settled) await recordCompletion(next, now)
  return { notCounted, ...toProgress(next), ...(await toPresenceFields(next, now)) }
})
