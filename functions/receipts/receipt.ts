import type { CreditEntry } from '@zhixing/shared/ledger/entry'
import { enteredAt, reversalInEffect } from '@zhixing/shared/ledger/rules'
import { nextSealAt } from '@zhixing/shared/log/sealing'
import { Refusal } from '@zhixing/shared/problem'
import type { Receipt, Shown } from '@zhixing/shared/receipts/contract'
import { getAll } from '../core/dynamodb/bulk'
import { type EntryKey, entriesOf, entryOfId, ledgerKeyOf } from '../ledger/api'
import { findNewestCheckpoint, inclusionProof, indexOf, leafOf, openingsOf } from '../log/api'

/** What a receipt opens of what the leaf hides: what the hours are for. Reasons and the people of the office stay hidden. */
const opens = new Set(['title', 'entryId', 'reverses', 'organisationName'])

interface Asked {
  learnerId: string
  entryId: string
  /** Opened also who earned it: in the learner's own hands. */
  withLearner?: boolean
}

/** An entry with its proof, or with the time at which it will have one. */
export async function shownOf({ learnerId, entryId, withLearner = false }: Asked, now: Date): Promise<Shown> {
  const entries = await entriesOf(learnerId)
  const entry = entries.find((each) => each.entryId === entryId)
  if (!entry) throw new Refusal('credits/entry-not-found')
  const receipt = await receiptOf({ learnerId, entry: entryOfId(entryId) }, withLearner)
  return {
    ...factsOf(entry),
    ...reversedIn(entries, entryId),
    state: receipt ? 'sealed' : 'recorded',
    nextSealAt: nextSealAt(now),
    receipt,
  }
}

const factsOf = (entry: CreditEntry) => ({
  kind: entry.kind,
  title: entry.title,
  studyHours: entry.studyHours,
  creditYear: entry.creditYear,
  recordedAt: enteredAt(entry),
})

/** The log keeps an entry for ever, also one that was taken back: whoever is shown it has to be told. */
function reversedIn(entries: CreditEntry[], entryId: string) {
  const reversal = reversalInEffect(entryId, entries)
  return reversal && { reversed: { at: reversal.approvedAt, organisationName: reversal.organisationName } }
}

async function receiptOf(key: EntryKey, withLearner: boolean): Promise<Receipt | undefined> {
  const index = await indexOf(key)
  if (index === undefined) return undefined
  const checkpoint = await findNewestCheckpoint()
  if (!checkpoint || index >= checkpoint.size) return undefined // it has its place, and the signature is on its way
  const [proof, [entry]] = await Promise.all([
    inclusionProof(index, checkpoint.size),
    getAll([ledgerKeyOf(key)]),
  ])
  if (!entry) throw new Error(`${key.entry} is sealed and not in the ledger`)
  return {
    format: 'zhixing-receipt/1',
    leaf: leafOf(entry),
    opened: openingsOf(entry).filter(({ name }) => opens.has(name) || (withLearner && name === 'learnerId')),
    index,
    inclusion: proof.map((hash) => hash.toString('base64')),
    checkpoint: checkpoint.note,
  }
}
