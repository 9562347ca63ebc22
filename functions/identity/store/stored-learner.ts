import type { EmploymentEnd } from '@zhixing/shared/identity/employment'
import type { FormerJobLevel } from '@zhixing/shared/identity/job-level'
import type { JobLevel } from '@zhixing/shared/identity/role'
import type { Change } from '../../core/audit/change-line'

/** A learner as stored; learner-view.ts makes what callers see. */
export interface StoredLearner {
  learnerId: string
  revision?: number | undefined // absent until the first change since revisions are kept
  name: string
  orgPath: string
  organisationId: string
  jobLevel: JobLevel
  formerJobLevels?: FormerJobLevel[] | undefined
  rosterCode: string
  phoneMasked?: string | undefined
  phoneKey?: string | undefined
  identityBy?: string | undefined // the administrator who entered the present name and phone number
  identityAt?: string | undefined
  employmentEnd?: EmploymentEnd | undefined // absent: employed
  mergedInto?: string | undefined // the learner that this one is a duplicate of
  duplicateIds?: string[] | undefined // learners that were merged into this one
  lastChange?: Change | undefined // its line of the audit log, kept here in case a crash left it out there
}
