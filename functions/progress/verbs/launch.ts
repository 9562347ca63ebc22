import { studyPolicy } from '@zhixing/shared/policy/study-policy'
import * as contract from '@zhixing/shared/progress/contract'
import { isSessionOpen } from '@zhixing/shared/progress/session-start'
import { ulid } from 'ulid'
import { endpoint } from '../../core/http/endpoint'
import { launchLesson } from '../launch-lesson'
import { launchOriginOf } from '../launch-origin'
import { toPresenceFields } from '../presence-check'
import { toProgress } from '../signed-record'

export const launch = endpoint(contract.launch, async ({ input, actor, now, request }) => {
  const cameFrom = launchOriginOf(actor.learnerId, request)
  const { session, previous, lesson } = await launchLesson(
    actor.learnerId,
    { ...input, sessionId: ulid() },
    now,
    cameFrom,
  )
  return {
    ...toProgress(session),
    ...(await toPresenceFields(session, now)),
    lesson,
    heartbeatSeconds: studyPolicy.heartbeatSeconds,
    pace: studyPolicy.pace,
    tookOver: previous !== undefined && isSessionOpen(previous, now, studyPolicy),
  }
})
