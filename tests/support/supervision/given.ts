import { saveLearner } from '@zhixing/functions/identity/save-learner'
import { findCurrentLearner, type StoredLearner } from '@zhixing/functions/identity/store/learners'
import { putEntry } from '@zhixing/functions/ledger/api'
import { findStanding, putStanding } from '@zhixing/functions/supervision/store/standings'
import { findTotalsRevision, putTotals } from '@zhixing/functions/supervision/store/totals'
import type { JobLevel } from '@zhixing/shared/identity/role'
import { ulid } from 'ulid'
import { aLearner, anOrganisation, type Organisation } from '../identity/given'
import { anAward } from '../ledger/given'

/** When the job runs in these tests: an hour after everything that is arranged is written. */
export const inAnHour = () => new Date(Date.now() + 3_600_000)

/** The credit year of `inAnHour`. */
export const thisYear = () => Number(new Date(inAnHour().getTime() + 8 * 3_600_000).toISOString().slice(0, 4))

/** A province with one city, two counties, a township in each, and two villages in each township. */
export async function aSmallProvince() {
  const province = await anOrganisation(undefined, { name: '某省' })
  const city = await anOrganisation(province, { name: '某市' })
  const county = await anOrganisation(city, { name: '甲县', code: '100' })
  const otherCounty = await anOrganisation(city, { name: '乙县', code: '200' })
  const township = await anOrganisation(county, { name: '甲乡', code: '110' })
  const otherTownship = await anOrganisation(otherCounty, { name: '乙乡', code: '210' })
  const village = (above: Organisation, code: string) =>
    anOrganisation(above, { name: `${code}村`, code, hasChildren: false })
  const villages = [await village(township, '111'), await village(township, '112')]
  const otherVillages = [await village(otherTownship, '211'), await village(otherTownship, '212')]
  return { province, city, county, otherCounty, township, otherTownship, villages, otherVillages }
}
export type SmallProvince = Awaited<ReturnType<typeof aSmallProvince>>

export const aPerson = (organisation: Organisation, jobLevel: JobLevel = 'clerk') =>
  aLearner({ organisation, jobLevel })

/** Records so many hours of this year for a learner, as one course. */
export async function recordHours(learnerId: string, studyHours: number) {
  const year = thisYear()
  const entry = anAward({
    courseId: ulid(),
    creditYear: year,
    studyHours,
    awardedAt: `${year}-06-01T02:00:00.000Z`,
  })
  await putEntry(learnerId, entry)
  return entry
}

/** Changes what the roster says of a learner, as an import does. */
export async function changeRoster(
  { learnerId }: StoredLearner,
  change: Partial<StoredLearner>,
): Promise<void> {
  const before = await findCurrentLearner(learnerId)
  if (!before) throw new Error(`no learner ${learnerId}`)
  await saveLearner(before, { ...before, ...change }, new Date())
}

export const move = (learner: StoredLearner, { orgPath, organisationId }: Organisation): Promise<void> =>
  changeRoster(learner, { orgPath, organisationId })

/** Makes the stored standing of a learner say that they have met what is required. */
export async function spoilStanding(learnerId: string): Promise<void> {
  const stored = await findStanding({ learnerId, creditYear: thisYear() })
  if (!stored) throw new Error(`${learnerId} has no standing`)
  const { revision, ...standing } = stored
  await putStanding({ ...standing, state: 'met', remainingHours: 0 }, revision)
}

/** Makes the page of a unit say that there are ten people of its own. */
export async function spoilTotals(organisationId: string): Promise<void> {
  const key = { organisationId, creditYear: thisYear() }
  const { totals, revision } = await findTotalsRevision(key)
  const wrong = {
    jobLevel: 'clerk',
    people: 10,
    bound: 0,
    met: 0,
    onTheWay: 0,
    notBegun: 10,
    late: 0,
  } as const
  await putTotals(key, { ...totals, own: [wrong] }, revision)
}
