import { studyPolicy } from '@zhixing/shared/policy/policy'
import * as contract from '@zhixing/shared/progress/contract'
import { isOpen } from '@zhixing/shared/progress/rules'
import { ulid } from 'ulid'
import { endpoint } from '../../core/http/endpoint'
import { presenceShown } from '../check'
import { enter } from '../entrance'
import { placeOf } from '../place'
import { progressOf } from '../record'

export const launch = endpoint(contract.launch, async ({ input, actor, now, request }) => {
  const cameFrom = placeOf(actor.learnerId, request)
  const { session, previous, lesson } = await enter(
    actor.learnerId,
    { ...input, sessionId: ulid() },
    now,
    cameFrom,
  )
  return {
    ...progressOf(session),
    ...(await presenceShown(session, now)),
    lesson,
    heartbeatSeconds: studyPolicy.heartbeatSeconds,
    pace: studyPolicy.pace,
    tookOver: previous !== undefined && isOpen(previous, now, studyPolicy),
  }
})
