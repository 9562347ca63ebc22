import type { Receipt, Shown } from '@zhixing/shared/credits/receipt-contract'
import { nextSealAt } from '@zhixing/shared/credits/sealing'
import { Refusal } from '@zhixing/shared/problem'
import { getAll } from './bulk-store'
import { type EntryKey, ledgerKeyOf } from './entry-key'
import { leafOf, openingsOf, type Stored } from './leaf'
import { findNewestCheckpoint, indexOf } from './log-store'
import { inclusionProof } from './proof-store'

/** What a receipt shows of what the leaf hides: what the hours are for. Who it was stays hidden unless his own receipt is opened further. */
const opens = new Set(['title'])

/** An entry with its proof, or with the time at which it will have one. `openly` opens also who earned it. */
export async function shownOf(key: EntryKey, now: Date, { withLearner = false } = {}): Promise<Shown> {
  const [entry] = await getAll([ledgerKeyOf(key)])
  if (!entry) throw new Refusal('credits/entry-not-found')
  const receipt = await receiptOf(key, entry, withLearner)
  return {
    state: receipt ? 'sealed' : 'recorded',
    title: String(entry.title),
    studyHours: Number(entry.studyHours),
    creditYear: Number(entry.creditYear),
    recordedAt: String(entry.awardedAt),
    nextSealAt: nextSealAt(now),
    receipt,
  }
}

async function receiptOf(key: EntryKey, entry: Stored, withLearner: boolean): Promise<Receipt | undefined> {
  const index = await indexOf(key)
  if (index === undefined) return undefined
  const checkpoint = await findNewestCheckpoint()
  if (!checkpoint || index >= checkpoint.size) return undefined // it has its place, and the signature is on its way
  const proof = await inclusionProof(index, checkpoint.size)
  return {
    format: 'zhixing-receipt/1',
    leaf: leafOf(entry),
    opened: openingsOf(entry).filter(({ name }) => opens.has(name) || (withLearner && name === 'learnerId')),
    index,
    inclusion: proof.map((hash) => hash.toString('base64')),
    checkpoint: checkpoint.note,
  }
}
