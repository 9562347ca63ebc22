import { type PresencePolicy, presencePolicy } from './presence'

/** How played time becomes credit. */
export interface StudyPolicy {
  allowanceSeconds: number // how late a beat may be before its time is lost
  pace: number // real seconds per second of content
  daySecondsMax: number // credited on one day in Beijing, over all lessons
  completionThreshold: number // share of a lesson, 0 to 1, that must be covered and credited
  heartbeatSeconds: number // between two beats of a client; five fit into the allowance
  presence: PresencePolicy
}

/** 示例，请由主管部门确认。 */
export const studyPolicy: StudyPolicy = {
  allowanceSeconds: 300,
  pace: 1,
  daySecondsMax: 36_000,
  completionThreshold: 0.98,
  heartbeatSeconds: 60,
  presence: presencePolicy,
}

/** The course's own choice, else the policy's; undefined for a course without presence checks. */
export function presenceRuleOf({
  presence,
}: {
  presence?: { everyMinutes: number } | undefined
}): { everyMinutes: number } | undefined {
  const { everyMinutes } = studyPolicy.presence
  return presence ?? (everyMinutes === undefined ? undefined : { everyMinutes })
}
