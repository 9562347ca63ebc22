import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { getTranscript } from '@zhixing/shared/ledger/contract'
import { type Meter, startMeter } from '../../support/engine/meter'
import { anAward } from '../../support/ledger/given'

// Modules read the endpoint when they are imported, so they are imported after the meter has replaced it.
let meter: Meter
let identity: typeof import('../../support/identity/given')
let ledger: typeof import('@zhixing/functions/ledger/api')
let request: typeof import('../../support/request').request
beforeAll(async () => {
  meter = await startMeter(
    process.env.DYNAMODB_ENDPOINT ?? '',
    JSON.parse(readFileSync('table.json', 'utf8')),
  )
  process.env.DYNAMODB_ENDPOINT = meter.endpoint
  identity = await import('../../support/identity/given')
  ledger = await import('@zhixing/functions/ledger/api')
  request = (await import('../../support/request')).request
})
afterAll(() => meter.stop())

/** A learner with this many courses in each of five years. */
async function aLearnerOf(courses: number) {
  const learner = await identity.aLearner()
  for (const year of [2022, 2023, 2024, 2025, 2026])
    for (let course = 1; course <= courses; course++)
      await ledger.putEntry(
        learner.learnerId,
        anAward({
          course,
          creditYear: year,
          awardedAt: `${year}-06-01T02:00:00.000Z`,
          title: '基层治理中的依法行政',
        }),
      )
  return learner
}
const now = new Date('2026-11-23T01:00:00.000Z')
const readTranscriptOf = ({ token }: { token: string }) =>
  meter.during(() => request(getTranscript, {}, { token, now }))

test.each([
  [6, 2.5],
  [40, 12],
])(
  'K2 a transcript of five years of %i courses is read eventually consistent: %f units',
  async (courses, units) => {
    const learner = await aLearnerOf(courses)
    await readTranscriptOf(learner) // reads the list of ended tokens too, as an instance does twice a minute
    const { result, spent } = await readTranscriptOf(learner)
    expect(result.body.studyHours).toBe(courses)
    const consistent = await meter.during(() => ledger.listEntries(learner.learnerId))
    expect(spent).toEqual({ reads: units, writes: 0, calls: 2 })
    // control: a consistent read costs twice as much; half a unit is the learner
    expect(consistent.spent.reads).toBe(2 * (units - 0.5))
  },
)
