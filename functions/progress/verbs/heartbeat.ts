import { studyPolicy } from '@zhixing/shared/policy/policy'
import * as contract from '@zhixing/shared/progress/contract'
import { advance, resume } from '@zhixing/shared/progress/rules'
import { endpoint } from '../../core/http/endpoint'
import { askingOf } from '../asking'
import { presenceShown } from '../check'
import { settle } from '../course'
import { openRecord, progressOf } from '../record'
import { save } from '../store/sessions'

export const heartbeat = endpoint(contract.heartbeat, async ({ input, actor, now }) => {
  const { session, settled } = openRecord(input.record, actor.learnerId, now)
  const asking = await askingOf(session, session.presence !== undefined)
  const { next, notCounted } = await save(
    session,
    (carried) => advance(carried, input.played, now, studyPolicy, asking),
    (newest) => resume(newest, input.played, now, studyPolicy, asking),
  )
  if (next.completedAt && !settled) await settle(next, now)
  return { notCounted, ...progressOf(next), ...(await presenceShown(next, now)) }
})
