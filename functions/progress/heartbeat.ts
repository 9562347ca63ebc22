import { studyPolicy } from '@zhixing/shared/policy/policy'
import * as contract from '@zhixing/shared/progress/contract'
import { advance, resume } from '@zhixing/shared/progress/rules'
import { endpoint } from '../endpoint'
import { settle } from './course'
import { openRecord, progressOf } from './record'
import { save } from './store'

export const heartbeat = endpoint(contract.heartbeat, async ({ input, actor, now }) => {
  const { session, settled } = openRecord(input.record, actor.learnerId, now)
  const { next, notCounted } = await save(
    session,
    (carried) => advance(carried, input.played, now, studyPolicy),
    (newest) => resume(newest, input.played, now, studyPolicy),
  )
  if (next.completedAt && !settled) await settle(next, now)
  return { ...progressOf(next), notCounted }
})
