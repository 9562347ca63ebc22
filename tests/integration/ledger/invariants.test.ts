import { describe, expect, test } from '@jest/globals'
import type { CreditEntry } from '@zhixing/shared/ledger/entry'
import { totalHours } from '@zhixing/shared/ledger/rules'
import fc from 'fast-check'
import { ulid } from 'ulid'
import { attemptOn } from '../../attacks/attempt'
import * as without from '../../attacks/corrections/controls/requests'
import { product } from '../../attacks/product'
import { type Staff, staffOn } from '../../attacks/staff'
import type { AttackStage } from '../../attacks/system'

/** What staff do, in waves whose requests arrive at the same time. `at` picks the entry or the request. */
const action = fc.record({
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
type StaffAction = { who: number; what: string; at: number }
const waves = fc.array(fc.array(action, { minLength: 1, maxLength: 5 }), { minLength: 2, maxLength: 8 })

/** The transcript of one learner after each wave: entries and total. */
async function ledgersAfterEachWave(stage: AttackStage, actions: StaffAction[][]) {
  const attempt = attemptOn(stage)
  const { clerk, colleague, approver, second, chief, learner } = await staffOn(attempt, 1)
  const staff = [clerk, colleague, approver, second, chief] as const
  const award = await stage.aReviewOf?.(learner.personId) // its learner has one credited hour
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
  const requestIds: string[] = []
  const seen = [await ledger()]
  const remember = ({
    body,
  }: {
    body?: { requestId?: string; request?: { requestId: string } | undefined } | undefined
  }) => {
    const requestId = body?.requestId ?? body?.request?.requestId
    if (requestId) requestIds.push(requestId)
  }
  const act = async (who: Staff, what: string, at: number) => {
    const known = seen.at(-1)?.entries ?? []
    const requestId = requestIds[at % Math.max(1, requestIds.length)] ?? ulid()
    if (what === 'declare')
      return remember(await who.declare([learner], { title: `班${at % 3}`, studyHours: 3 }))
    if (what === 'reverse')
      return remember(
        await who.reverse(learner.personId, known[at % Math.max(1, known.length)]?.entryId ?? ''),
      )
    if (what === 'withdraw') return who.withdraw(requestId)
    return Promise.all(
      (what === 'approve twice' ? [1, 2] : [1]).map(() => who.decide(requestId, what !== 'reject')),
    )
  }
  for (const wave of actions) {
    await Promise.all(wave.map(({ who, what, at }) => act(staff[who] ?? clerk, what, at)))
    seen.push(await ledger())
  }
  return { seen, learnerId: learner.personId }
}

const byId = (entries: CreditEntry[]) =>
  new Map(entries.map((entry) => [entry.entryId, JSON.stringify(entry)]))

/**
 * After every wave: earlier entries are unchanged, each is there once, negative hours belong to the
 * reversal of one whole entry that two other people answer for, and the total is the sum.
 */
const isSound = async (stage: AttackStage, actions: StaffAction[][]): Promise<boolean> => {
  const { seen, learnerId } = await ledgersAfterEachWave(stage, actions)
  return seen.every(({ entries, hours }, nth) => {
    const now = byId(entries)
    const isUnchanged = [...byId(seen[nth - 1]?.entries ?? [])].every(
      ([entryId, text]) => now.get(entryId) === text,
    )
    const reversals = entries.filter((entry) => entry.kind === 'reversal')
    const areWhole = reversals.every(
      ({ reverses, studyHours }) =>
        studyHours === 0 - (entries.find(({ entryId }) => entryId === reverses)?.studyHours ?? Number.NaN),
    )
    const unexplained = entries.filter(({ studyHours, kind }) => studyHours < 0 && kind !== 'reversal')
    const hasTwoPeople = entries.every(
      (entry) =>
        entry.kind === 'award' || (entry.requestedBy !== entry.approvedBy && entry.approvedBy !== learnerId),
    )
    return (
      isUnchanged &&
      now.size === entries.length &&
      areWhole &&
      !unexplained.length &&
      hasTwoPeople &&
      hours === totalHours(entries)
    )
  })
}

describe('I8 credit falls only by a reversal with a requester and another approver, whatever staff request and decide concurrently', () => {
  const property = (stage: () => AttackStage) =>
    fc.asyncProperty(waves, (actions) => isSound(stage(), actions))
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
    'holds for the correct parts the controls are built from',
    () => fc.assert(property(without.inMemoryCorrections), { numRuns: 300 }),
    60_000,
  )
  test.each([
    ['a reversal that deletes the entry', without.withRemovedEntries],
    ['a reversal that sets the hours to zero', without.withZeroedEntries],
    ['a read followed by an unconditional put', without.withUnconditionalPut],
    ['approval by the requester', without.withRequesterApproving],
  ])(
    'control: detects %s',
    async (_, stage) =>
      expect((await fc.check(property(stage), { numRuns: 3000, endOnFailure: true })).failed).toBe(true),
    60_000,
  )
})
