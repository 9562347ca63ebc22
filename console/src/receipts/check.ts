import type { Contract, InputOf, OutputOf } from '@zhixing/shared/contract'
import { getCheckpoint, getConsistencyProof, getLogKey } from '@zhixing/shared/log/contract'
import { Refusal } from '@zhixing/shared/problem'
import { getShownReceipt, type Receipt, type ReceiptView } from '@zhixing/shared/receipts/contract'
import { checkReceipt, type Step } from '../../../verify/verify.mjs'
import { call } from '../server/call'
import { primitives } from './primitives'

const format: Receipt['format'] = 'zhixing-receipt/1'

export interface Checked {
  shown?: (ReceiptView & { name?: string | undefined }) | undefined // as the college tells it; of a file there is none
  receipt?: Receipt | undefined
  steps: Step[]
  key?: OutputOf<typeof getLogKey> | undefined
}

/** What the learner shows under this address, with every step of its proof gone through here. */
export async function checkShown(receiptId: string): Promise<Checked> {
  const shown = await call(getShownReceipt, { receiptId })
  return shown.receipt ? { shown, ...(await checkGiven(shown.receipt)) } : { shown, steps: [] }
}

/** A receipt from wherever it came: a file in hand is believed no more than an answer. */
export async function checkGiven(given: unknown): Promise<Checked> {
  const receipt = ((given as { receipt?: unknown } | null)?.receipt ?? given) as Receipt
  if (receipt?.format !== format) throw new Error('not a receipt')
  const key = await ifThere(getLogKey, {})
  const earlier = await before(receipt)
  const steps = await checkReceipt(receipt, { crypto: primitives, key: key?.verifierKey, ...earlier })
  return { receipt, steps, key }
}

/** The checkpoint before and the proof that the log still begins with it. */
async function before(receipt: Receipt) {
  const note = String(receipt?.checkpoint)
  const [, to] = /^\S+\n(\d+)\n/.exec(note) ?? []
  const [, from] = /\nprevious (\d+) /.exec(note) ?? []
  if (!to || !from || from === '0') return {}
  const [checkpoint, consistency] = await Promise.all([
    ifThere(getCheckpoint, { size: from }),
    ifThere(getConsistencyProof, { from, to }),
  ])
  return checkpoint && consistency ? { earlier: checkpoint.note, consistency } : {}
}

/** A forged receipt may name what never was; that is for its signature to show. */
async function ifThere<C extends Contract>(contract: C, input: InputOf<C>): Promise<OutputOf<C> | undefined> {
  try {
    return await call(contract, input)
  } catch (error) {
    if (error instanceof Refusal) return undefined
    throw error
  }
}
