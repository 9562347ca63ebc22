import { createHash } from 'node:crypto'
import type { StoredCreditRequest } from '@zhixing/functions/corrections/store/credit-request'
import type { DeclaredClass } from '@zhixing/shared/corrections/contract'
import { normaliseClassTitle } from '@zhixing/shared/corrections/declared-class'
import { type DayClaim, dayClaimOutcome } from '@zhixing/shared/corrections/offline-day'
import type { CreditEntry, Declaration } from '@zhixing/shared/ledger/entry'
import { declarationIdOf, originalIdOf } from '@zhixing/shared/ledger/entry-id'
import { reversalInEffect, reversalOf } from '@zhixing/shared/ledger/rules'
import { offlinePolicy } from '@zhixing/shared/policy/policies'

export const ledgerParts = {
  dayClaimOutcome,
  normaliseClassTitle,
  /** One entry for each learner, class and day. */
  entryIdOf: (classKey: string, dayOn: string, _requestId: string) =>
    declarationIdOf({ creditYear: Number(dayOn.slice(0, 4)), classKey, dayOn }),
  /** The condition of an entry's write; `_before` is what the writer read. */
  isAbsent: (entryId: string, stored: readonly CreditEntry[], _before: readonly CreditEntry[]) =>
    !stored.some((entry) => entry.entryId === entryId),
  /** The ledger after an entry. */
  withEntry: (entry: CreditEntry, stored: readonly CreditEntry[]): CreditEntry[] => [...stored, entry],
  /** The condition of a day claim's write. */
  isCurrent: (seen: readonly DayClaim[], stored: readonly DayClaim[]) => seen === stored,
  /** The day that reinstated hours need room in. */
  restoredDayOf: (original: CreditEntry | undefined) =>
    original?.kind === 'declaration' ? original.dayOn : undefined,
}
export type LedgerParts = typeof ledgerParts

const none: DayClaim[] = []
/** Lets other requests run. */
export const yieldTurn = () => new Promise<void>((resolve) => setImmediate(resolve))

/** The ledger and the claims on days, as an approval writes them. */
export function inMemoryLedger(p: LedgerParts) {
  const entries = new Map<string, CreditEntry[]>()
  const days = new Map<string, DayClaim[]>()
  const of = (learnerId: string) => entries.get(learnerId) ?? []
  const find = (learnerId: string, entryId: string) =>
    of(learnerId).find((entry) => entry.entryId === entryId)
  const add = (learnerId: string, entry: CreditEntry) =>
    entries.set(learnerId, p.withEntry(entry, of(learnerId)))

  async function put(learnerId: string, entry: CreditEntry) {
    const before = of(learnerId)
    await yieldTurn() // long enough for a second run of the same approval to read as well
    await yieldTurn()
    if (p.isAbsent(entry.entryId, of(learnerId), before)) add(learnerId, entry)
  }
  async function claims(learnerId: string, dayOn: string, wanted: DayClaim): Promise<boolean> {
    const ledger = of(learnerId)
    const key = `${learnerId} ${dayOn}`
    for (;;) {
      const seen = days.get(key) ?? none
      await yieldTurn()
      const outcome = p.dayClaimOutcome(
        seen,
        wanted,
        (entryId) => reversalInEffect(entryId, ledger) !== undefined,
        offlinePolicy.dayHoursMax,
      )
      if (outcome !== 'free') return outcome === 'mine'
      if (!p.isCurrent(seen, days.get(key) ?? none)) continue
      days.set(key, [...seen, wanted])
      return true
    }
  }
  async function enter(request: StoredCreditRequest): Promise<void> {
    const { facts, requestId, requestedBy, decidedBy = '', decidedAt = '' } = request
    const { reason, evidence, organisationName } = facts
    const answer = {
      requestId,
      requestedBy,
      approvedBy: decidedBy,
      approvedAt: decidedAt,
      evidenceHash: evidence.sha256,
      organisationName,
    }
    for (const { learnerId } of facts.rows) {
      if (facts.kind === 'reversal') {
        const reversal = reversalOf(facts.entry, { ...answer, reason })
        const dayOn =
          reversal.studyHours > 0
            ? p.restoredDayOf(find(learnerId, originalIdOf(reversal.entryId)))
            : undefined
        if (!dayOn || (await claims(learnerId, dayOn, reversal))) await put(learnerId, reversal)
      } else
        for (const dayOn of facts.class.days) {
          const entry: Declaration = { ...declared(facts.class, dayOn, requestId), ...answer }
          if (await claims(learnerId, dayOn, entry)) await put(learnerId, entry)
        }
    }
  }
  const declared = (
    { title, studyHours, categoryId, requirement, subject }: DeclaredClass,
    dayOn: string,
    requestId: string,
  ) => {
    const classKey = createHash('sha256').update(p.normaliseClassTitle(title)).digest('hex').slice(0, 20)
    const facts = {
      title,
      studyHours,
      categoryId,
      requirement,
      subject,
      policyId: offlinePolicy.policyId,
      classKey,
      dayOn,
    }
    return {
      kind: 'declaration' as const,
      entryId: p.entryIdOf(classKey, dayOn, requestId),
      creditYear: Number(dayOn.slice(0, 4)),
      ...facts,
    }
  }
  return { of, find, add, enter }
}
