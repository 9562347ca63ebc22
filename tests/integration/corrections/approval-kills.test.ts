import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals'
import { type Meter, startMeter } from '../../support/engine/meter'

// What runs on the meter is imported after it has taken the engine's place.
let meter: Meter
let given: typeof import('../../support/corrections/given')
let when: typeof import('../../support/corrections/when')
let listEntries: typeof import('@zhixing/functions/ledger/api').listEntries
let store: typeof import('@zhixing/functions/corrections/store/credit-requests')
let queue: typeof import('@zhixing/functions/corrections/store/requests-to-enter')
let enterApprovedHours: typeof import('@zhixing/functions/corrections/enter-approved-hours').enterApprovedHours
beforeAll(async () => {
  jest.spyOn(console, 'error').mockReturnValue() // every injected failure is logged, as it should be
  meter = await startMeter(
    process.env.DYNAMODB_ENDPOINT ?? '',
    JSON.parse(readFileSync('table.json', 'utf8')),
  )
  process.env.DYNAMODB_ENDPOINT = meter.endpoint
  given = await import('../../support/corrections/given')
  when = await import('../../support/corrections/when')
  ;({ listEntries } = await import('@zhixing/functions/ledger/api'))
  store = await import('@zhixing/functions/corrections/store/credit-requests')
  queue = await import('@zhixing/functions/corrections/store/requests-to-enter')
  ;({ enterApprovedHours } = await import('@zhixing/functions/corrections/enter-approved-hours'))
})
afterAll(() => meter.stop())

async function aDeclaredClass() {
  const county = await given.aCounty(2)
  const requested = await when.sendDeclarationRequest(county.supervisor, county.people, {
    days: ['2026-03-10', '2026-03-11'],
  })
  return { ...county, requestId: requested.body.request?.requestId ?? '' }
}

const ways: [string, (county: Awaited<ReturnType<typeof aDeclaredClass>>) => Promise<unknown>][] = [
  ['its own repeat', ({ approver, requestId }) => when.sendCreditDecision(approver, requestId)],
  [
    'the next look at it, by whom it was asked',
    ({ supervisor, requestId }) => when.fetchCreditRequest(supervisor, requestId),
  ],
  ['the schedule', () => enterApprovedHours(given.requestedAt)],
]

test.each(ways)(
  'an approval that dies at any call heals by %s: each day once, and nothing is left to settle',
  async (_, heal) => {
    let crashes = 0
    for (const side of ['before', 'after'] as const) {
      for (let fail = 0; ; fail += 3) {
        const county = await aDeclaredClass()
        let hit = false
        meter.fail((_call, nth) => {
          if (nth < fail) return undefined
          hit ||= nth === fail
          return nth === fail ? side : 'before'
        })
        await when.sendCreditDecision(county.approver, county.requestId)
        meter.fail(undefined)
        if (!hit) break
        crashes++
        await heal(county)
        if ((await store.findCreditRequest(county.requestId))?.state === 'open')
          await when.sendCreditDecision(county.approver, county.requestId) // died before it was decided
        const [one, other] = await Promise.all(county.people.map(({ learnerId }) => listEntries(learnerId)))
        expect([one?.length, other?.length]).toEqual([2, 2])
        expect(await store.findCreditRequest(county.requestId)).toMatchObject({
          state: 'approved',
          results: [{ entered: 2 }, { entered: 2 }],
        })
        await enterApprovedHours(new Date(given.requestedAt.getTime() + 600_000))
        expect(await queue.listRequestsToEnter()).toEqual([])
      }
    }
    expect(crashes).toBeGreaterThan(10)
  },
  120_000,
)
