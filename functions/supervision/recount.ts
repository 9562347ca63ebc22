import { dayOf, yearOf } from '@zhixing/shared/calendar'
import { isWithin } from '@zhixing/shared/identity/organisation'
import { clock } from '../core/clock'
import { onSchedule } from '../core/jobs/job'
import { log } from '../core/log'
import { listChildOrganisations, rosterPartsOf } from '../identity/api'
import { followCompletion } from './follow'
import { recountPart } from './recount-part'
import { findRecount, putRecount, type Recount } from './store/recount'

/** A run begins no further part after this time: Lambda ends it after 15 minutes, and the next run goes on. */
const RUN_MS = 600_000
/** Wrong standings and wrong totals that are named; all are counted and mended. */
const LISTED_MAX = 100

/**
 * Counts everything again from ledger and roster, one part of the roster after the other, and mends and lists
 * what was wrong. Called through the night: each run goes on where the last one stopped, and after the last
 * part the runs of that day do nothing.
 */
export async function recountCompletion(now: Date): Promise<void> {
  let recount = await findRecount(dayOf(now))
  if (recount.isFinished) return
  await followCompletion(now) // what was recorded since the last run is no difference
  for await (const part of partsFrom(recount.part)) {
    await putRecount({ ...recount, part }) // with what the part before has shown
    if (clock.now().getTime() - now.getTime() > RUN_MS) return
    for (const creditYear of recountedYears(now))
      recount = withFound(recount, await recountPart(part, creditYear, now))
  }
  const { part: _lastPart, ...counted } = recount
  await putRecount({ ...counted, isFinished: true })
  const { day, learners, differences } = counted
  const line = { event: 'recount-finished', day, learners, differences }
  if (differences > 0) log.alarm(line)
  else log.info(line)
}

export const handler = onSchedule(recountCompletion)

/** In January also the year before, for which hours are still entered. */
function recountedYears(now: Date): number[] {
  const year = yearOf(now)
  const isJanuary = dayOf(now).slice(5, 7) === '01'
  return isJanuary ? [year - 1, year] : [year]
}

/** The parts of every province, from one part on. */
async function* partsFrom(from: string | undefined): AsyncGenerator<string> {
  const { organisations: provinces } = await listChildOrganisations(undefined, undefined)
  const ofPart = provinces.findIndex(({ orgPath }) => from !== undefined && isWithin(from, orgPath))
  const remaining = ofPart === -1 ? provinces : provinces.slice(ofPart)
  for (const { orgPath } of remaining) {
    const isBegun = from !== undefined && isWithin(from, orgPath)
    yield* rosterPartsOf(orgPath, isBegun ? from : undefined)
  }
}

interface Found {
  learners: number
  wrongLearnerIds: string[]
  wrongOrganisationIds: string[]
}

function withFound(recount: Recount, { learners, wrongLearnerIds, wrongOrganisationIds }: Found): Recount {
  const firstOf = (ids: string[]) => [...new Set(ids)].slice(0, LISTED_MAX)
  return {
    ...recount,
    learners: recount.learners + learners,
    differences: recount.differences + wrongLearnerIds.length + wrongOrganisationIds.length,
    wrongLearnerIds: firstOf([...recount.wrongLearnerIds, ...wrongLearnerIds]),
    wrongOrganisationIds: firstOf([...recount.wrongOrganisationIds, ...wrongOrganisationIds]),
  }
}
