import { beforeEach, describe, expect, test } from '@jest/globals'
import { seal } from '@zhixing/functions/log/seal'
import { findLogHead } from '@zhixing/functions/log/store/head'
import fc from 'fast-check'
import { ignoreConditions, interleave, killAtWrite, pauseAtWrite } from '../../support/engine/interrupt'
import { useOwnTable } from '../../support/engine/own-table'
import { recordEntries } from '../../support/log/given'
import { expectProven, listUnsealed } from '../../support/log/then'

const now = new Date('2026-11-26T18:00:00.000Z')
beforeEach(useOwnTable)

const sizeOfLog = async () => (await findLogHead())?.size ?? 0

describe('I7 every sealed entry has an inclusion proof, and every checkpoint is consistent with the one before', () => {
  test('a seal that is killed before or after any write is completed by the next run', async () => {
    let entries: Awaited<ReturnType<typeof recordEntries>> = []
    let kills = 0
    for (const side of ['before', 'after'] as const) {
      for (let nth = 1; ; nth++) {
        entries = [...entries, ...(await recordEntries(3))]
        const isKilled = await killAtWrite(nth, side, () => seal(now))
        if (isKilled) kills++
        await expectProven(entries)
        await seal(now)
        expect(await expectProven(entries)).toBe(entries.length)
        expect([await sizeOfLog(), (await listUnsealed()).length]).toEqual([entries.length, 0])
        if (!isKilled) break
      }
    }
    expect(kills).toBe(10) // leaves, positions, queue, head, checkpoint: before and after each
  }, 30_000)

  const step = fc.oneof(
    { weight: 3, arbitrary: fc.record({ records: fc.integer({ min: 1, max: 6 }) }) },
    {
      weight: 2,
      arbitrary: fc.record({
        killedAt: fc.integer({ min: 1, max: 9 }),
        side: fc.constantFrom('before' as const, 'after' as const),
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        atOnce: fc.array(fc.nat(3), { minLength: 1, maxLength: 40 }),
        runs: fc.integer({ min: 2, max: 3 }),
      }),
    },
  )

  const isCompleted = fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 8 }), async (steps) => {
    await useOwnTable()
    const entries: Awaited<ReturnType<typeof recordEntries>> = []
    for (const each of steps) {
      if ('records' in each) entries.push(...(await recordEntries(each.records, 2)))
      else if ('killedAt' in each) await killAtWrite(each.killedAt, each.side, () => seal(now))
      else
        await interleave(
          each.atOnce,
          Array.from({ length: each.runs }, (_, nth) => () => seal(new Date(now.getTime() + nth))),
        )
    }
    await expectProven(entries)
    await seal(now)
    expect(await expectProven(entries)).toBe(entries.length)
    expect([await sizeOfLog(), (await listUnsealed()).length]).toEqual([entries.length, 0])
  })
  test('property: nothing is sealed twice, forked or lost, whatever is recorded, killed and run at the same time', async () => {
    await fc.assert(isCompleted, { numRuns: 40 })
  }, 120_000)

  /**
   * One run sleeps before its nth write while another seals the same entries and newer ones. Returns
   * whether it had so many writes.
   */
  async function resumesLate(nth: number): Promise<boolean> {
    await useOwnTable()
    const entries = await recordEntries(3)
    const isHeld = await pauseAtWrite(
      nth,
      () => seal(now),
      async () => {
        entries.push(...(await recordEntries(2)))
        await seal(new Date(now.getTime() + 1))
      },
    )
    expect(await expectProven(entries)).toBe(isHeld ? entries.length : 3)
    await seal(now)
    expect([await expectProven(entries), await sizeOfLog(), (await listUnsealed()).length]).toEqual([
      entries.length,
      entries.length,
      0,
    ])
    return isHeld
  }
  test('a run that was suspended before any of its writes undoes nothing when it resumes', async () => {
    let nth = 1
    while (await resumesLate(nth)) nth++
    expect(nth).toBeGreaterThan(4)
  }, 30_000)
  test('control: a table that ignores conditions is detected', async () => {
    const outcomes = await ignoreConditions(async () => {
      const each: PromiseSettledResult<boolean>[] = []
      for (let nth = 1; nth <= 5; nth++) each.push(...(await Promise.allSettled([resumesLate(nth)])))
      return each
    })
    const caught = outcomes
      .filter((outcome) => outcome.status === 'rejected')
      .map(({ reason }) => String(reason))
    expect(caught.filter((reason) => /expect\(|says something else/.test(reason)).length).toBeGreaterThan(0)
  }, 30_000)
})
