import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { getTranscript } from '@zhixing/shared/ledger/contract'
import { type Meter, startMeter } from '../../support/engine/meter'
import { anAward } from '../../support/ledger/given'

// What runs on the meter is imported after it has taken the engine's place.
let meter: Meter
let identity: typeof import('../../support/identity/given')
let store: typeof import('@zhixing/functions/ledger/store/entries')
let request: typeof import('../../support/request').request
beforeAll(async () => {
  meter = await startMeter(
    process.env.DYNAMODB_ENDPOINT ?? '',
    JSON.parse(readFileSync('table.json', 'utf8')),
  )
  process.env.DYNAMODB_ENDPOINT = meter.endpoint
  identity = await import('../../support/identity/given')
  store = await import('@zhixing/functions/ledger/store/entries')
  request = (await import('../../support/request')).request
})
afterAll(() => meter.stop())

/** Somebody with as many courses in each of five years. */
async function aLearnerOf(courses: number) {
  const learner = await identity.aLearner()
  for (const year of [2022, 2023, 2024, 2025, 2026])
    for (let course = 1; course <= courses; course++)
      await store.putEntry(
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
const looks = ({ token }: { token: string }) => meter.during(() => request(getTranscript, {}, { token, now }))

test.each([
  [6, 2.5],
  [40, 12],
])(
  'K2 the number everybody looks at costs what may be a moment old: five years of %i courses',
  async (courses, units) => {
    const learner = await aLearnerOf(courses)
    const { result, spent } = await looks(learner)
    expect(result.body.studyHours).toBe(courses)
    const decided = await meter.during(() => store.entriesOf(learner.learnerId))
    expect(spent).toEqual({ reads: units, writes: 0, calls: 2 })
    expect(decided.spent.reads).toBe(2 * (units - 0.5)) // control: what a decision rests on is read as it is; half a unit is the learner
  },
)
