import type { EmploymentState } from '@zhixing/shared/identity/employment'
import type { Grant, JobLevel } from '@zhixing/shared/identity/role'
import { findBinding } from '../identity/api'

/** What a caller asks of the list of people. */
export interface PeopleQuestion {
  /** What the cursor is bound to. */
  question: readonly unknown[]
  cursor: string | undefined
  /** The caller's, over the roster. */
  grants: readonly Grant[]
  filters: {
    jobLevel: JobLevel | undefined
    employment: EmploymentState | undefined
    isBound: boolean | undefined
  }
}

/** Whether a person passes the filters; the binding is read only if it is asked for. */
export async function passesFilters(
  { jobLevel, employment, isBound }: PeopleQuestion['filters'],
  person: { learnerId: string; jobLevel: JobLevel | undefined; employment: EmploymentState | undefined },
): Promise<boolean> {
  if ((jobLevel ?? person.jobLevel) !== person.jobLevel) return false
  if ((employment ?? person.employment) !== person.employment) return false
  return isBound === undefined || (await isBoundLearner(person.learnerId)) === isBound
}

export const isBoundLearner = async (learnerId: string): Promise<boolean> =>
  (await findBinding(learnerId)) !== undefined
