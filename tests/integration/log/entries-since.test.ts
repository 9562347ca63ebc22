import { beforeEach, describe, expect, test } from '@jest/globals'
import { putEntry, unsealedEntries } from '@zhixing/functions/ledger/api'
import { entriesSince, type LogCursor } from '@zhixing/functions/log/api'
import { seal } from '@zhixing/functions/log/seal'
import fc from 'fast-check'
import { killAtWrite } from '../../support/engine/interrupt'
import { useOwnTable } from '../../support/engine/own-table'
import { recordEntries } from '../../support/log/given'
import { collect } from '../../support/log/then'

const now = new Date('2026-11-26T18:00:00.000Z')

beforeEach(useOwnTable)

type Recorded = Awaited<ReturnType<typeof recordEntries>>
const nameOf = ({ learnerId, entry }: { learnerId: string; entry: { entryId: string } }) =>
  `${learnerId} ${entry.entryId}`
const namesOf = (entries: Recorded) => entries.map(nameOf).sort()

/** A module that follows the ledger: what it has seen, page by page, and the cursor it has stored. */
function aFollower() {
  const seen: string[] = []
  let cursor: LogCursor = 0
  return {
    seen,
    async pullPage(): Promise<boolean> {
      const { entries, next } = await entriesSince(cursor)
      expect(entries.map(({ index }) => index)).toEqual(entries.map((_, nth) => cursor + nth))
      seen.push(...entries.map(nameOf))
      cursor = next
      return entries.length > 0
    },
    async pullAll(): Promise<void> {
      while (await this.pullPage()) {
        // the next page
      }
    },
  }
}

const unsealedNames = async () => (await collect(unsealedEntries())).flat().map(nameOf).sort()

describe('L3 entries since a cursor', () => {
  test('L3 each entry is seen exactly once across pages, with what was recorded', async () => {
    const entries = await recordEntries(300)
    await seal(now)
    const follower = aFollower()
    await follower.pullPage()
    expect(follower.seen).toHaveLength(256)
    await follower.pullAll()
    expect([...follower.seen].sort()).toEqual(namesOf(entries))
    const { entries: page } = await entriesSince(299)
    expect(page).toHaveLength(1)
    expect(entries.map(({ entry }) => entry)).toContainEqual(page[0]?.entry)
  }, 30_000)

  test('L3 each entry is seen exactly once while new ones are recordEntries and sealed between two pages', async () => {
    const follower = aFollower()
    const entries: Recorded = []
    for (const count of [300, 5, 0, 200, 60]) {
      entries.push(...(await recordEntries(count)))
      await seal(now)
      await follower.pullPage()
    }
    await follower.pullAll()
    expect([...follower.seen].sort()).toEqual(namesOf(entries))
  }, 30_000)

  test('L3 an empty log gives an empty page, and the cursor stays', async () => {
    expect(await entriesSince(0)).toEqual({ entries: [], next: 0 })
  })

  test('L3 entries that a crashed seal placed and did not sign are seen, and not again after the next seal', async () => {
    const entries = await recordEntries(5)
    expect(await killAtWrite(2, 'before', () => seal(now))).toBe(true)
    const follower = aFollower()
    await follower.pullAll()
    expect([...follower.seen].sort()).toEqual(namesOf(entries))
    await seal(now)
    await follower.pullAll()
    expect(follower.seen).toHaveLength(5)
  })
})

describe('K4 entries that are not sealed yet', () => {
  test('K4 they are not lost: listed as unsealed until the seal, then on the next page', async () => {
    const entries = await recordEntries(4)
    const follower = aFollower()
    await follower.pullAll()
    expect(follower.seen).toEqual([])
    expect(await unsealedNames()).toEqual(namesOf(entries))
    await seal(now)
    expect(await unsealedNames()).toEqual([])
    await follower.pullAll()
    expect([...follower.seen].sort()).toEqual(namesOf(entries))
  })

  test('K4 a queue row without an entry is left out', async () => {
    const [{ learnerId = '', entry } = {}] = await recordEntries(1)
    if (!entry) throw new Error('nothing was recorded')
    const later = { ...entry, entryId: `${entry.entryId}-R`, kind: 'award' as const }
    await killAtWrite(2, 'before', () => putEntry(learnerId, later))
    expect(await unsealedNames()).toEqual([nameOf({ learnerId, entry })])
  })

  const step = fc.oneof(
    fc.record({ record: fc.integer({ min: 1, max: 5 }) }),
    fc.record({ killSealAt: fc.integer({ min: 1, max: 9 }), side: fc.constantFrom('before', 'after') }),
    fc.constant({ pull: true as const }),
  )
  test(
    'property: unsealed first, then since the cursor, misses no entry, whatever is recordEntries, sealed and killed',
    () =>
      fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 10 }), async (steps) => {
          await useOwnTable()
          const follower = aFollower()
          const entries: Recorded = []
          for (const each of steps) {
            if ('record' in each) entries.push(...(await recordEntries(each.record, 2)))
            else if ('killSealAt' in each)
              await killAtWrite(each.killSealAt, each.side as 'before' | 'after', () => seal(now))
            else await follower.pullPage()
          }
          const unsealed = await unsealedNames()
          await follower.pullAll()
          expect([...new Set([...unsealed, ...follower.seen])].sort()).toEqual(namesOf(entries))
          await seal(now)
          await follower.pullAll()
          expect([...follower.seen].sort()).toEqual(namesOf(entries))
        }),
        { numRuns: 25 },
      ),
    120_000,
  )
})
