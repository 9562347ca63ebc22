import type { Contract, InputOf, OutputOf } from '@zhixing/shared/contract'
import { getCheckpoint, getConsistencyProof, getLogKey } from '@zhixing/shared/log/contract'
import { Refusal } from '@zhixing/shared/problem'
import { getShownReceipt, type Receipt } from '@zhixing/shared/receipts/contract'
import { type CheckStep, checkReceipt } from '../../../verify/verify.mjs'
import { call } from '../server/call'
import { browserCrypto } from './browser-crypto'

export type LogKey = OutputOf<typeof getLogKey>

/** A receipt with the result of every check. */
export interface CheckedReceipt {
  /** What the server says of the entry; absent for a receipt from a file. */
  shown?: OutputOf<typeof getShownReceipt> | undefined
  /** Absent while the entry is recorded but not sealed. */
  receipt?: Receipt | undefined
  steps: CheckStep[]
  logKey?: LogKey | undefined
}

const FORMAT: Receipt['format'] = 'zhixing-receipt/1'

/** Checks the receipt that its learner shows under a public address. Throws `Refusal` and `Unavailable`. */
export async function checkShownReceipt(receiptId: string): Promise<CheckedReceipt> {
  const shown = await call(getShownReceipt, { receiptId })
  if (!shown.receipt) return { shown, steps: [] }
  return { shown, ...(await checkReceiptFile(shown.receipt)) }
}

/** Checks a receipt from any source and trusts nothing in it. Throws a plain `Error` if it is no receipt. */
export async function checkReceiptFile(content: unknown): Promise<CheckedReceipt> {
  const receipt = ((content as { receipt?: unknown } | null)?.receipt ?? content) as Receipt
  if (receipt?.format !== FORMAT) throw new Error('not a receipt')
  const logKey = await callOrUndefined(getLogKey, {})
  const earlier = await earlierCheckpoint(String(receipt.checkpoint))
  const steps = await checkReceipt(receipt, { crypto: browserCrypto, key: logKey?.verifierKey, ...earlier })
  return { receipt, steps, logKey }
}

/** The checkpoint before the receipt's own and the proof that the log has only grown; empty without one. */
async function earlierCheckpoint(note: string) {
  const to = /^\S+\n(\d+)\n/.exec(note)?.[1] // the second line of a checkpoint is its size
  const from = /\nprevious (\d+) /.exec(note)?.[1]
  if (!to || !from || from === '0') return {}
  const [checkpoint, consistency] = await Promise.all([
    callOrUndefined(getCheckpoint, { size: from }),
    callOrUndefined(getConsistencyProof, { from, to }),
  ])
  return checkpoint && consistency ? { earlier: checkpoint.note, consistency } : {}
}

/** Undefined if the server refuses: a forged receipt may name a checkpoint that never existed. */
async function callOrUndefined<C extends Contract>(
  contract: C,
  input: InputOf<C>,
): Promise<OutputOf<C> | undefined> {
  try {
    return await call(contract, input)
  } catch (error) {
    if (error instanceof Refusal) return undefined
    throw error
  }
}
