import { beforeEach, describe, expect, test } from '@jest/globals'
import { entriesSince } from '@zhixing/functions/log/api'
import { seal } from '@zhixing/functions/log/seal'
import { killAtWrite } from '../../support/engine/interrupt'
import { useOwnTable } from '../../support/engine/own-table'
import { aFollower, namesOf, type Recorded } from '../../support/log/follower'
import { recordEntries } from '../../support/log/given'

const now = new Date('2026-11-26T18:00:00.000Z')

beforeEach(useOwnTable)

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

  test('L3 each entry is seen exactly once while new ones are recorded and sealed between two pages', async () => {
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
