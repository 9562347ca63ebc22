import { beforeEach, describe, expect, test } from '@jest/globals'
import { putEntry, unsealedEntries } from '@zhixing/functions/ledger/api'
import { seal } from '@zhixing/functions/log/seal'
import fc from 'fast-check'
import { killAtWrite } from '../../support/engine/interrupt'
import { useOwnTable } from '../../support/engine/own-table'
import { aFollower, nameOf, namesOf, type Recorded } from '../../support/log/follower'
import { recordEntries } from '../../support/log/given'
import { collect } from '../../support/log/then'

const now = new Date('2026-11-26T18:00:00.000Z')

beforeEach(useOwnTable)

const unsealedNames = async () => (await collect(unsealedEntries())).flat().map(nameOf).sort()

describe('K4 entries that are not sealed yet', () => {
  test('K4 are listed as unsealed until the seal, then on the next page', async () => {
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
    'property: unsealed first, then since the cursor, misses no entry, whatever is recorded, sealed and killed',
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
