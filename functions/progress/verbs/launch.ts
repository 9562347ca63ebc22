import { studyPolicy } from '@zhixing/shared/policy/study-policy'
import * as contract from '@zhixing/shared/progress/contract'
import { isSessionOpen } from '@zhixing/shared/progress/session-start'
import { endpoint } from '../../core/http/endpoint'
import { newUlid } from '../../core/id'
import { launchLesson } from '../launch-lesson'
import { launchOriginOf, requireDeviceOf } from '../launch-origin'
import { toPresenceFields } from '../presence-check'
import { toProgress } from '../signed-record'

export const launch = endpoint(
  contract.launch,
  async ({ input, actor: { learnerId }, now, request, refuse }) => {
    requireDeviceOf(learnerId, request)
    const origin = launchOriginOf(learnerId, request)
    const launched = { ...input, learnerId, sessionId: newUlid(now), origin }
    const { session, previous, lesson } = await launchLesson(launched, now, refuse)
    return {
      ...toProgress(session),
      ...(await toPresenceFields(session, now)),
      lesson,
      heartbeatSeconds: studyPolicy.heartbeatSeconds,
      pace: studyPolicy.pace,
      tookOver: previous !== undefined && isSessionOpen(previous, now, studyPolicy),
    }
  },
)
