import type { Career } from '@zhixing/shared/identity/job-level'
import type { CountedHours } from '@zhixing/shared/ledger/counted-hours'
import { nationalPolicies, requirementsFor } from '../../support/ledger/requirements'

/** A career with one promotion, from a section post to a division post if nothing else is said. */
export const promoted = (
  promotedOn: string,
  from: Career['jobLevel'] = 'section',
  jobLevel: Career['jobLevel'] = 'division',
): Career => ({
  jobLevel,
  formerJobLevels: [{ jobLevel: from, until: promotedOn }],
})

/** The requirement to make up for after a promotion, if there is one. */
export const makeUpFor = (entries: CountedHours[], career: Career, year = 2026, today = '2026-11-23') =>
  requirementsFor(entries, career, year, nationalPolicies, today).find(({ period }) => period === 'promotion')
