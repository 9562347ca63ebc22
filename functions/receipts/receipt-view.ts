import type { CreditEntry } from '@zhixing/shared/ledger/entry'
import { enteredAt, reversalInEffect } from '@zhixing/shared/ledger/rules'
import { nextSealAt } from '@zhixing/shared/log/sealing'
import type { Receipt, ReceiptView } from '@zhixing/shared/receipts/contract'
import { type EntryKey, entryKeyOf, getEntryRows, listEntries } from '../ledger/api'
import { buildInclusionProof, findLatestCheckpoint, findLeafIndex, leafOf, openingsOf } from '../log/api'

/** Hidden facts that a receipt opens: what the hours are for. Reasons, requester and approver stay hidden. */
const openedFacts = new Set(['title', 'entryId', 'reverses', 'organisationName'])

interface ReceiptRequest {
  learnerId: string
  entryId: string
  /** True for the learner's own copy, which opens the learner id as well. */
  withLearner?: boolean
}

/**
 * An entry with its receipt, or with the time at which it will have one; undefined if the learner has no
 * such entry.
 */
export async function findReceiptView(
  { learnerId, entryId, withLearner = false }: ReceiptRequest,
  now: Date,
): Promise<ReceiptView | undefined> {
  const entries = await listEntries(learnerId)
  const entry = entries.find((each) => each.entryId === entryId)
  if (!entry) return undefined
  const receipt = await findReceipt(entryKeyOf(learnerId, entryId), withLearner)
  const reversed = reversedIn(entries, entryId)
  return {
    state: receipt ? 'sealed' : 'recorded',
    kind: entry.kind,
    title: entry.title,
    studyHours: entry.studyHours,
    creditYear: entry.creditYear,
    recordedAt: enteredAt(entry),
    ...reversed,
    nextSealAt: nextSealAt(now),
    receipt: receipt && { ...receipt, ...reversed },
  }
}

/** A reversed entry stays in the log, so the view of its receipt tells of the reversal. */
function reversedIn(entries: CreditEntry[], entryId: string): Pick<ReceiptView, 'reversed'> {
  const reversal = reversalInEffect(entryId, entries)
  if (!reversal) return {}
  return { reversed: { at: reversal.approvedAt, organisationName: reversal.organisationName } }
}

async function findReceipt(key: EntryKey, withLearner: boolean): Promise<Receipt | undefined> {
  const index = await findLeafIndex(key)
  if (index === undefined) return undefined
  const checkpoint = await findLatestCheckpoint()
  if (!checkpoint || index >= checkpoint.size) return undefined // placed in the log, not signed yet
  const [proof, [row]] = await Promise.all([buildInclusionProof(index, checkpoint.size), getEntryRows([key])])
  if (!row) throw new Error(`${key.sortKey} is sealed and not in the ledger`)
  return {
    format: 'zhixing-receipt/1',
    leaf: leafOf(row),
    opened: openingsOf(row).filter(
      ({ name }) => openedFacts.has(name) || (withLearner && name === 'learnerId'),
    ),
    index,
    inclusion: proof.map((hash) => hash.toString('base64')),
    checkpoint: checkpoint.note,
  }
}
