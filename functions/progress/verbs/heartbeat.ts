import { studyPolicy } from '@zhixing/shared/policy/study-policy'
import * as contract from '@zhixing/shared/progress/contract'
import { advance, reapplyBeat } from '@zhixing/shared/progress/rules'
import { endpoint } from '../../core/http/endpoint'
import { planChecks } from '../check-plan'
import { recordCompletion } from '../completion'
import { toPresenceFields } from '../presence-check'
import { toProgress, verifyRecord } from '../signed-record'
import { updateSession } from '../update-session'

export const heartbeat = endpoint(
  contract.heartbeat,
  async ({ input: { record, played }, actor, now, refuse }) => {
    const { session, isCompletionRecorded } = verifyRecord(record, actor.learnerId, now, refuse)
    const plan = session.presence && (await planChecks(session))
    const { next, notCounted } = await updateSession(
      session,
      {
        first: (carried) => advance(carried, played, now, studyPolicy, plan),
        again: (newest) => reapplyBeat(newest, played, now, studyPolicy, plan),
      },
      refuse,
    )
    if (next.completedAt && !isCompletionRecorded) await recordCompletion(next, now)
    return { notCounted, ...toProgress(next), ...(await toPresenceFields(next, now)) }
  },
)
