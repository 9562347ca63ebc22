import { describe, expect, test } from '@jest/globals'
import {
  type Acceptance,
  addAcceptance,
  type Consent,
  claimConsent,
  openConsents,
  recordOutcome,
  releaseConsent,
  voidOpenConsents,
} from '@zhixing/shared/push/consents'
import fc from 'fast-check'

const at = (minutes: number) => new Date(Date.UTC(2026, 2, 2) + minutes * 60_000).toISOString()
const report = (id: string, minutes: number): Acceptance => ({ source: 'report', id, at: at(minutes) })
const event = (id: string, minutes: number): Acceptance => ({ source: 'event', id, at: at(minutes) })
const consentsAfter = (acceptances: Acceptance[]) => acceptances.reduce<Consent[]>(addAcceptance, [])

describe('consents', () => {
  test.each<[string, Acceptance[], number]>([
    ['the client’s report alone', [report('r1', 0)], 1],
    ['WeChat’s event alone', [event('e1', 0)], 1],
    ['both, of one tap', [report('r1', 0), event('e1', 1)], 1],
    ['both, the event first', [event('e1', 0), report('r1', 1)], 1],
    ['the report sent again', [report('r1', 0), report('r1', 5)], 1],
    ['the event delivered three times', [event('e1', 0), event('e1', 0), event('e1', 0)], 1],
    [
      'two taps, each reported by both',
      [report('r1', 0), event('e1', 0), report('r2', 2), event('e2', 2)],
      2,
    ],
    ['two taps, events first', [event('e1', 0), event('e2', 2), report('r1', 0), report('r2', 2)], 2],
    ['two taps, the second without an event', [report('r1', 0), event('e1', 0), report('r2', 2)], 2],
    ['two taps far apart, each reported by one source', [report('r1', 0), event('e2', 60)], 2],
  ])('%s', (_, acceptances, count) => {
    expect(openConsents(consentsAfter(acceptances))).toHaveLength(count)
  })

  test('property: each tap is one consent, in any order and number of its reports and events', () => {
    const taps = fc.array(fc.record({ silent: fc.boolean(), repeats: fc.nat(2) }), {
      minLength: 1,
      maxLength: 6,
    })
    fc.assert(
      fc.property(taps, fc.infiniteStream(fc.nat()), (list, shuffle) => {
        const acceptances = list.flatMap(({ silent, repeats }, n) => {
          const both = silent ? [report(`r${n}`, n)] : [report(`r${n}`, n), event(`e${n}`, n)]
          return Array.from({ length: repeats + 1 }, () => both).flat()
        })
        const order = acceptances
          .map((one) => ({ one, by: shuffle.next().value }))
          .sort((a, b) => a.by - b.by)
        expect(openConsents(consentsAfter(order.map(({ one }) => one)))).toHaveLength(list.length)
      }),
      { numRuns: 300 },
    )
  })

  test('a campaign claims one consent once; released it is open again, with an outcome it is not', () => {
    const two = consentsAfter([report('r1', 0), report('r2', 1)])
    const claimed = claimConsent(two, 'A#v1') ?? []
    expect(openConsents(claimed).map(({ reportId }) => reportId)).toEqual(['r2'])
    expect(claimConsent(claimed, 'A#v1')).toBeUndefined()
    expect(openConsents(releaseConsent(claimed, 'A#v1'))).toHaveLength(2)
    expect(
      openConsents(releaseConsent(recordOutcome(claimed, 'A#v1', { end: 'delivered' }), 'A#v1')),
    ).toHaveLength(1)
    expect(claimConsent([], 'A#v1')).toBeUndefined()
  })
  test('switching off voids what was accepted until then, and nothing later', () => {
    expect(
      openConsents(voidOpenConsents(consentsAfter([report('r1', 0), report('r2', 60)]), at(30))).map(
        ({ reportId }) => reportId,
      ),
    ).toEqual(['r2'])
  })
  test('a late report of a used consent adds none', () => {
    const used = recordOutcome(claimConsent(consentsAfter([event('e1', 0)]), 'A#v1') ?? [], 'A#v1', {
      end: 'delivered',
    })
    expect(openConsents(addAcceptance(used, report('r1', 1)))).toEqual([])
  })
})
