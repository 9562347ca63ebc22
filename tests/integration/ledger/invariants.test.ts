import { describe, expect, test } from '@jest/globals'
import type { CreditEntry } from '@zhixing/shared/ledger/entry'
import { totalHours } from '@zhixing/shared/ledger/rules'
import fc from 'fast-check'
import { ulid } from 'ulid'
import { attemptOn } from '../../attacks/attempt'
import { collegeOf, type Staff } from '../../attacks/college'
import * as without from '../../attacks/controls/credits'
import { product } from '../../attacks/product'
import type { Stage } from '../../attacks/system'

/** What staff may do, wave by wave; all of a wave arrives at one moment. `at` picks the entry or the request it is about. */
const step = fc.record({
  who: fc.nat(4),
  what: fc.constantFrom(
    'reverse',
    'reverse',
    'declare',
    'approve',
    'approve',
    'approve twice',
    'reject',
    'withdraw',
  ),
  at: fc.nat(9),
})
type Step = { who: number; what: string; at: number }
const waves = fc.array(fc.array(step, { minLength: 1, maxLength: 5 }), { minLength: 2, maxLength: 8 })

/** The ledger of one learner after each wave, and what was shown as its total. */
async function ledgersAfter(stage: Stage, made: Step[][]) {
  const attempt = attemptOn(stage)
  const { clerk, colleague, approver, second, chief, learner } = await collegeOf(attempt, 1)
  const staff = [clerk, colleague, approver, second, chief] as const
  const award = await stage.aReviewOf?.(learner.personId) // with an hour he earned
  const year = Number(award?.entryId.slice(0, 4) ?? 2026)
  const ledger = async () => {
    const shown = await Promise.all(
      [...new Set([2026, year])].map((creditYear) => learner.transcript(creditYear)),
    )
    return {
      entries: shown.flatMap(({ entries }) => entries),
      hours: shown.reduce((sum, { studyHours }) => sum + studyHours, 0),
    }
  }
  const asked: string[] = []
  const seen = [await ledger()]
  const remember = ({
    body,
  }: {
    body?: { requestId?: string; request?: { requestId: string } | undefined } | undefined
  }) => {
    const requestId = body?.requestId ?? body?.request?.requestId
    if (requestId) asked.push(requestId)
  }
  const takes = async (who: Staff, what: string, at: number) => {
    const known = seen.at(-1)?.entries ?? []
    const requestId = asked[at % Math.max(1, asked.length)] ?? ulid()
    if (what === 'declare')
      return remember(await who.declares([learner], { title: `班${at % 3}`, studyHours: 3 }))
    if (what === 'reverse')
      return remember(
        await who.reverses(learner.personId, known[at % Math.max(1, known.length)]?.entryId ?? ''),
      )
    if (what === 'withdraw') return who.withdraws(requestId)
    return Promise.all(
      (what === 'approve twice' ? [1, 2] : [1]).map(() => who.decides(requestId, what !== 'reject')),
    )
  }
  for (const wave of made) {
    await Promise.all(wave.map(({ who, what, at }) => takes(staff[who] ?? clerk, what, at)))
    seen.push(await ledger())
  }
  return { seen, learnerId: learner.personId }
}

const byId = (entries: CreditEntry[]) =>
  new Map(entries.map((entry) => [entry.entryId, JSON.stringify(entry)]))

/** What once stood stands unchanged; an entry is there once; what is negative takes back one entry whole, and two others answer for it; the total is their sum. */
const holds = async (stage: Stage, made: Step[][]): Promise<boolean> => {
  const { seen, learnerId } = await ledgersAfter(stage, made)
  return seen.every(({ entries, hours }, nth) => {
    const now = byId(entries)
    const stands = [...byId(seen[nth - 1]?.entries ?? [])].every(
      ([entryId, text]) => now.get(entryId) === text,
    )
    const reversals = entries.filter((entry) => entry.kind === 'reversal')
    const takesBack = reversals.every(
      ({ reverses, studyHours }) =>
        studyHours === 0 - (entries.find(({ entryId }) => entryId === reverses)?.studyHours ?? Number.NaN),
    )
    const falls = entries.filter(({ studyHours, kind }) => studyHours < 0 && kind !== 'reversal')
    const answered = entries.every(
      (entry) =>
        entry.kind === 'award' || (entry.requestedBy !== entry.approvedBy && entry.approvedBy !== learnerId),
    )
    return (
      stands &&
      now.size === entries.length &&
      takesBack &&
      !falls.length &&
      answered &&
      hours === totalHours(entries)
    )
  })
}

describe('I8 whatever is asked, decided, repeated and crossed, credit falls only by an entry that two others answer for', () => {
  const property = (stage: () => Stage) => fc.asyncProperty(waves, (made) => holds(stage(), made))
  test(
    'holds',
    () =>
      fc.assert(
        property(() => product),
        { numRuns: 25 },
      ),
    60_000,
  )
  test(
    'holds for what the controls are made of',
    () => fc.assert(property(without.composedCredits), { numRuns: 300 }),
    60_000,
  )
  test.each([
    ['a reversal that takes the entry out', without.takenOut],
    ['a reversal that sets the entry to nothing', without.setToNothing],
    ['an entry that is looked for and then put', without.lookThenPut],
    ['approval by whoever asked', without.whoAskedApproves],
  ])(
    'control: caught, %s',
    async (_, stage) =>
      expect((await fc.check(property(stage), { numRuns: 3000, endOnFailure: true })).failed).toBe(true),
    60_000,
  )
})
