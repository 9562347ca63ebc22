import { describe, expect, test } from '@jest/globals'
import type { CreditEntry } from '@zhixing/shared/ledger/entry'
import { entriesInEffect, totalHours } from '@zhixing/shared/ledger/rules'
import fc from 'fast-check'
import { aDeclaration, anAward, aReversal } from '../../support/ledger/given'

describe('I3 every total equals a recount of the ledger, however often an award is repeated', () => {
  const studyHours = fc.constantFrom(0.1, 0.2, 0.25, 0.5, 0.7, 1)
  const additions = fc.array(
    fc.oneof(
      fc.record({ course: fc.nat(8), studyHours }),
      fc.record({ day: fc.integer({ min: 1, max: 9 }), studyHours }),
      fc.record({ reverses: fc.nat(12) }), // the nth entry so far, which may be a reversal
    ),
    { maxLength: 40 },
  )
  type Addition =
    | { course: number; studyHours: number }
    | { day: number; studyHours: number }
    | { reverses: number }

  /** Adds an entry only if it is absent, as the table does. */
  const entriesAfter = (made: Addition[]) => {
    const entries = new Map<string, CreditEntry>()
    for (const addition of made) {
      const entry = entryOf(addition, [...entries.values()])
      if (entry && !entries.has(entry.entryId)) entries.set(entry.entryId, entry)
    }
    return [...entries.values()]
  }
  const entryOf = (addition: Addition, entries: CreditEntry[]) => {
    if ('course' in addition) return anAward(addition)
    if ('day' in addition) return aDeclaration(addition)
    const reversed = entries[addition.reverses]
    return reversed && aReversal(reversed)
  }
  const recount = (entries: CreditEntry[]) =>
    entries.reduce((sum, { studyHours }) => sum + BigInt((studyHours * 100).toFixed(0)), 0n)
  const agrees = (total: (made: Addition[]) => number) =>
    fc.property(additions, (made) =>
      made.every((_, i) => {
        const soFar = made.slice(0, i + 1)
        const shown = total(soFar)
        return (
          BigInt(Math.round(shown * 100)) === recount(entriesAfter(soFar)) &&
          shown === Number(shown.toFixed(2))
        )
      }),
    )

  test('holds', () =>
    fc.assert(
      agrees((made) => totalHours(entriesAfter(made))),
      { numRuns: 300 },
    ))
  test('and equals the total of the entries in effect', () =>
    fc.assert(
      fc.property(additions, (made) => {
        const entries = entriesAfter(made)
        expect(totalHours(entries)).toBe(totalHours(entriesInEffect(entries)))
      }),
    ))
  const hoursOf = (addition: Addition) => ('reverses' in addition ? 0 : addition.studyHours)
  test.each<[string, (made: Addition[]) => number]>([
    ['a counter', (made) => made.reduce((sum, addition) => sum + hoursOf(addition), 0)],
    ['floating sums', (made) => entriesAfter(made).reduce((sum, { studyHours }) => sum + studyHours, 0)],
    [
      'a sum that ignores reversals',
      (made) => totalHours(entriesAfter(made).filter(({ kind }) => kind !== 'reversal')),
    ],
  ])('control: detects %s', (_, total) =>
    expect(fc.check(agrees(total), { numRuns: 2000 }).failed).toBe(true),
  )
})
