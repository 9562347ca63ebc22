import { studyPolicy } from '@zhixing/shared/policy/study-policy'
import type { CheckPlan } from '@zhixing/shared/study-records/presence'
import type { PresenceState } from '@zhixing/shared/study-records/presence-state'
import type { StudySession } from '@zhixing/shared/study-records/session'
import { aSession, secondsToIntervals, studyStart } from './session'

/**
 * Every ten minutes, in an hour's lesson, and drawn in the middle: the first falls due after ten minutes of
 * counted time.
 */
export const middlePlan: CheckPlan = { drawOf: () => 0.5, questions: [] }
export const lenientPolicy = { ...studyPolicy, allowanceSeconds: 3600 }
export const presenceState = (facts: Partial<PresenceState> = {}): PresenceState => ({
  everyMinutes: 10,
  number: 0,
  provisionalTenths: 0,
  ...facts,
})
export const studiedWithChecks = (
  to: number,
  facts: Partial<PresenceState> = {},
  more: Partial<StudySession> = {},
) =>
  aSession({
    lengthSeconds: 3600,
    watched: secondsToIntervals([0, to]),
    presence: presenceState({ provisionalTenths: to * 10, ...facts }),
    ...more,
  })
export const openCheck = { number: 1, issuedAt: studyStart.toISOString() }
