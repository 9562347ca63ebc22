import { createHash } from 'node:crypto'
import type { CreditEntry, Declaration, Reversal } from '@zhixing/shared/credits/contract'
import { className } from '@zhixing/shared/credits/request-rules'
import type { DeclaredClass, RowResult } from '@zhixing/shared/credits/requests'
import { declarationIdOf, originalIdOf, reversalInEffect, reversalOf } from '@zhixing/shared/credits/rules'
import { offlinePolicy } from '@zhixing/shared/policy/policy'
import { inLanes } from '../batch'
import type { AskedRow, StoredRequest } from './asked'
import { claimDay } from './offline-day-store'
import { forgetToSettle, markSettled } from './request-store'
import { entriesOf, findEntry, putEntry } from './store'

/**
 * Puts what was approved into the ledger. Every entry has a key that follows from what is counted, so that running it again, or twice at once, puts
 * nothing twice; the row that asks for it goes last.
 */
export async function settle(request: StoredRequest, now: Date): Promise<void> {
  if (request.state === 'approved' && !request.settledAt) {
    const { facts } = request
    const results: RowResult[] = []
    await inLanes(facts.rows.entries(), async ([index, row]) => {
      results[index] = facts.kind === 'reversal' ? await reverse(row, facts.entry, request) : await enter(row, facts.class, request)
    })
    await markSettled(request.requestId, now.toISOString(), results)
  }
  await forgetToSettle(request.requestId)
}

const answerOf = ({ requestId, requestedBy, decidedBy = '', decidedAt = '', facts }: StoredRequest) => ({
  ...{ requestId, requestedBy, approvedBy: decidedBy, approvedAt: decidedAt },
  ...{ evidenceHash: facts.evidence.sha256, organisationName: facts.organisationName },
})

const resultOf = (outcome: keyof RowResult): RowResult => ({ entered: 0, present: 0, overDay: 0, [outcome]: 1 })

async function reverse({ learnerId }: AskedRow, entry: CreditEntry, request: StoredRequest): Promise<RowResult> {
  const reversal = reversalOf(entry, { ...answerOf(request), reason: request.facts.reason })
  const claim = await claimBack(learnerId, reversal)
  return resultOf(claim === 'mine' ? await putAs(learnerId, reversal) : claim)
}

/** A declared day that is given back must still have room: meanwhile another class may have taken it. */
async function claimBack(learnerId: string, { entryId, requestId, studyHours }: Reversal) {
  if (studyHours < 0) return 'mine' as const
  const original = await findEntry(learnerId, originalIdOf(entryId))
  if (original?.kind !== 'declaration') return 'mine' as const
  const isReversed = reversedIn(await entriesOf(learnerId))
  return claimDay({ learnerId, dayOn: original.dayOn }, { entryId, requestId, studyHours }, isReversed, offlinePolicy.dayHoursMax)
}

const reversedIn = (ledger: CreditEntry[]) => (entryId: string) => reversalInEffect(entryId, ledger) !== undefined

/** Entered by this request, now or in a run before; or there already, by another. */
async function putAs(learnerId: string, entry: Exclude<CreditEntry, { kind: 'award' }>): Promise<'entered' | 'present'> {
  if (await putEntry(learnerId, entry)) return 'entered'
  const known = await findEntry(learnerId, entry.entryId)
  return known && known.kind !== 'award' && known.requestId === entry.requestId ? 'entered' : 'present'
}

async function enter({ learnerId }: AskedRow, declared: DeclaredClass, request: StoredRequest): Promise<RowResult> {
  const result: RowResult = { entered: 0, present: 0, overDay: 0 }
  const isReversed = reversedIn(await entriesOf(learnerId))
  for (const dayOn of declared.days) {
    const entry = declarationOf(declared, dayOn, request)
    const wanted = { entryId: entry.entryId, requestId: request.requestId, studyHours: entry.studyHours }
    const claim = await claimDay({ learnerId, dayOn }, wanted, isReversed, offlinePolicy.dayHoursMax)
    result[claim === 'mine' ? await putAs(learnerId, entry) : claim]++
  }
  return result
}

/** The same class, however its title is spaced. */
export const classKeyOf = (title: string) => createHash('sha256').update(className(title)).digest('hex').slice(0, 20)

export const declaredIdOf = ({ title }: Pick<DeclaredClass, 'title'>, dayOn: string) =>
  declarationIdOf({ creditYear: Number(dayOn.slice(0, 4)), classKey: classKeyOf(title), dayOn })

function declarationOf(declared: DeclaredClass, dayOn: string, request: StoredRequest): Declaration {
  const { title, studyHours, categoryId, requirement, subject } = declared
  return {
    ...{ kind: 'declaration', entryId: declaredIdOf(declared, dayOn), creditYear: Number(dayOn.slice(0, 4)) },
    ...{ title, studyHours, categoryId, requirement, subject, policyId: offlinePolicy.policyId },
    ...{ classKey: classKeyOf(title), dayOn, ...answerOf(request) },
  }
}
