import { createHash } from 'node:crypto'
import type { DeclaredClass, RowResult } from '@zhixing/shared/corrections/contract'
import { className } from '@zhixing/shared/corrections/rules'
import type { CreditEntry, Declaration } from '@zhixing/shared/ledger/entry'
import { dayRestoredByReversing, declarationIdOf } from '@zhixing/shared/ledger/entry-id'
import { reversalInEffect, reversalOf } from '@zhixing/shared/ledger/rules'
import { offlinePolicy } from '@zhixing/shared/policy/policies'
import { forEachConcurrently } from '../core/concurrency'
import { findEntry, listEntries, putEntry } from '../ledger/api'
import type { AskedRow, StoredRequest } from './asked'
import { claimDay } from './store/offline-days'
import { forgetToSettle, markSettled } from './store/requests'

/**
 * Puts what was approved into the ledger. Every entry has a key that follows from what is counted, so that running it again, or twice at once, puts
 * nothing twice; the row that asks for it goes last.
 */
export async function settle(request: StoredRequest, now: Date): Promise<void> {
  if (request.state === 'approved' && !request.settledAt) {
    const { facts } = request
    const results: RowResult[] = []
    await forEachConcurrently(facts.rows.entries(), async ([index, row]) => {
      results[index] =
        facts.kind === 'reversal'
          ? await reverse(row, facts.entry, request)
          : await enter(row, facts.class, request)
    })
    await markSettled(request.requestId, now.toISOString(), results)
  }
  await forgetToSettle(request.requestId)
}

const answerOf = ({ requestId, requestedBy, decidedBy = '', decidedAt = '', facts }: StoredRequest) => ({
  ...{ requestId, requestedBy, approvedBy: decidedBy, approvedAt: decidedAt },
  ...{ evidenceHash: facts.evidence.sha256, organisationName: facts.organisationName },
})

const resultOf = (outcome: keyof RowResult): RowResult => ({
  entered: 0,
  present: 0,
  overDay: 0,
  [outcome]: 1,
})

async function reverse(
  { learnerId }: AskedRow,
  entry: CreditEntry,
  request: StoredRequest,
): Promise<RowResult> {
  const reversal = reversalOf(entry, { ...answerOf(request), reason: request.facts.reason })
  const dayOn = dayRestoredByReversing(entry)
  if (!dayOn) return resultOf(await putAs(learnerId, reversal))
  return resultOf(await putInDay(learnerId, dayOn, reversal, await listEntries(learnerId)))
}

type AnsweredFor = Exclude<CreditEntry, { kind: 'award' }>

/** Claimed first, so that whoever else looks for room finds the day as it will be. */
async function putInDay(
  learnerId: string,
  dayOn: string,
  entry: AnsweredFor,
  ledger: CreditEntry[],
): Promise<keyof RowResult> {
  const { entryId, requestId, studyHours } = entry
  const isReversed = (id: string) => reversalInEffect(id, ledger) !== undefined
  const claim = await claimDay(
    { learnerId, dayOn },
    { entryId, requestId, studyHours },
    isReversed,
    offlinePolicy.dayHoursMax,
  )
  return claim === 'mine' ? putAs(learnerId, entry) : claim
}

/** Entered by this request, now or in a run before; or there already, by another. */
async function putAs(learnerId: string, entry: AnsweredFor): Promise<'entered' | 'present'> {
  if (await putEntry(learnerId, entry)) return 'entered'
  const known = await findEntry(learnerId, entry.entryId)
  return known && known.kind !== 'award' && known.requestId === entry.requestId ? 'entered' : 'present'
}

async function enter(
  { learnerId }: AskedRow,
  declared: DeclaredClass,
  request: StoredRequest,
): Promise<RowResult> {
  const result: RowResult = { entered: 0, present: 0, overDay: 0 }
  const ledger = await listEntries(learnerId)
  for (const dayOn of declared.days)
    result[await putInDay(learnerId, dayOn, declarationOf(declared, dayOn, request), ledger)]++
  return result
}

/** The same class, however its title is spaced. */
export const classKeyOf = (title: string) =>
  createHash('sha256').update(className(title)).digest('hex').slice(0, 20)

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
