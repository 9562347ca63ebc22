import type { StoredLearner } from '@zhixing/functions/identity/store/stored-learner'
import { addDays, dayOf, yearOf } from '@zhixing/shared/calendar'
import { jobLevels } from '@zhixing/shared/identity/role'
import { ulid } from 'ulid'
import type { MeteredSpending } from '../support/engine/meter'
import { randomOf } from '../support/random'
import { atMost, report } from './report'
import { startStage } from './stage'

const LEARNERS = 3000
const COMPLETIONS = 500
const SEED = 11

/**
 * Totals of a credit year on the real tree of Hunan: what a run writes for each completion, beside the units
 * of every standing and page that had to change, each written once; and that a recount finds no difference.
 */
export async function supervisionBench(): Promise<boolean> {
  const spendings: MeteredSpending[] = []
  const stage = await startStage((spending) => spendings.push(spending))
  try {
    const { loadOrganisations } = await import('@zhixing/local/demo/loaders/load-organisations')
    const { readDivisions } = await import('@zhixing/local/demo/divisions/divisions')
    const { putRows } = await import('@zhixing/functions/core/dynamodb/rows')
    const { toLearnerItem } = await import('@zhixing/functions/identity/store/learner-item')
    const { putEntry } = await import('@zhixing/functions/ledger/api')
    const { followCompletion } = await import('@zhixing/functions/supervision/follow')
    const { recountCompletion } = await import('@zhixing/functions/supervision/recount')
    const { findRecount } = await import('@zhixing/functions/supervision/store/recount')
    const { findShownTotals } = await import('@zhixing/functions/supervision/store/totals')
    const { anAward } = await import('../support/ledger/given')

    await loadOrganisations(
      () => true,
      () => {},
    )
    const units: { organisationId: string; orgPath: string }[] = []
    for await (const { organisationId, orgPath } of readDivisions()) units.push({ organisationId, orgPath })
    const random = randomOf(SEED)
    const learners = Array.from({ length: LEARNERS }, (_, nth): StoredLearner => {
      const unit = units[Math.floor(random() * units.length)] ?? { organisationId: '', orgPath: '' }
      const rosterCode = String(10_000_000 + nth)
      const jobLevel = jobLevels[nth % jobLevels.length] ?? 'clerk'
      return { learnerId: ulid(), name: '王小明', ...unit, jobLevel, rosterCode }
    })
    const createdAt = new Date().toISOString()
    const toRow = (learner: StoredLearner) => ({
      pk: `LEARNER#${learner.learnerId}`,
      sk: 'LEARNER',
      _et: 'Learner',
      _ct: createdAt,
      _md: createdAt,
      ...toLearnerItem(learner),
    })
    await putRows(learners.map(toRow)) // without rows for search, which would take most of the time
    const now = new Date(Date.now() + 3_600_000)
    await recountCompletion(addDays(now, -1))

    for (const { learnerId } of learners.slice(0, COMPLETIONS)) {
      const facts = { courseId: ulid(), creditYear: yearOf(now), studyHours: 20 }
      await putEntry(learnerId, anAward({ ...facts, awardedAt: new Date().toISOString() }))
    }
    spendings.length = 0
    await followCompletion(now)
    const writes = spendings.filter((spending) => spending.writes > 0)
    const written = writes.reduce((sum, spending) => sum + spending.writes, 0)
    const floor = floorOf(writes)

    spendings.length = 0
    await findShownTotals({ organisationId: units[0]?.organisationId ?? '', creditYear: yearOf(now) })
    const drillDown = spendings.reduce((sum, { reads }) => sum + reads, 0)

    const from = performance.now()
    await recountCompletion(now)
    const seconds = (performance.now() - from) / 1000
    const { learners: recounted, differences, isFinished } = await findRecount(dayOf(now))
    if (!isFinished) throw new Error('the recount did not come to its end')
    const megabytes = process.memoryUsage().rss / 2 ** 20
    console.log(`totals of ${units.length} units and ${LEARNERS} learners, ${COMPLETIONS} completions:`)
    const claims = [
      atMost('write units ÷ those of the rows that changed', written / floor, 1.05),
      atMost('read units of a drill-down', drillDown, 1),
      atMost('differences to a recount', differences, 0),
      atMost('learners not recounted, or twice', Math.abs(LEARNERS - recounted), 0),
      atMost('most memory held, with meter and bench, MB', megabytes, 500),
    ]
    console.log(`  everyone counted again in ${seconds.toFixed(0)} s, through the meter`)
    return report('supervision', claims, { written, floor, perCompletion: written / COMPLETIONS, seconds })
  } finally {
    stage.stop()
  }
}

/** Each standing and page that was written, once. */
function floorOf(writes: MeteredSpending[]): number {
  const rows = new Map<string, number>()
  for (const { body, writes: units } of writes) {
    const { pk, sk } = (body as { Item?: Record<string, { S: string }> }).Item ?? {}
    if (/^(STANDING|TOTALS)#/.test(pk?.S ?? '')) rows.set(`${pk?.S} ${sk?.S}`, units)
  }
  return [...rows.values()].reduce((sum, units) => sum + units, 0)
}
