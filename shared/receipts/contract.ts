import * as z from 'zod'
import { contract, Instant } from '../contract'
import { EntryId } from '../ledger/entry'
import { Hash, Note } from '../log/contract'
import { Leaf, Opening } from '../log/leaf'

/** The log keeps reversed entries, so that only the college can say whether one still counts. */
const ReversalNotice = z.object({ at: Instant, organisationName: z.string() })

/**
 * 学时凭证。
 * All that a third party needs to verify one entry without access to the system.
 */
export const Receipt = z.object({
  format: z.literal('zhixing-receipt/1'),
  leaf: Leaf,
  opened: z.array(Opening), // hidden facts that this receipt shows
  index: z.number().int(),
  inclusion: z.array(Hash),
  checkpoint: Note,
  reversed: ReversalNotice.optional(), // as of the day the receipt was made; nothing signs it
})
export type Receipt = z.infer<typeof Receipt>

/** An entry as its receipt page shows it, whether it is sealed yet or not. */
export const ReceiptView = z.object({
  state: z.enum(['recorded', 'sealed']),
  kind: z.enum(['award', 'reversal', 'declaration']),
  title: z.string(),
  studyHours: z.number(),
  creditYear: z.number().int(),
  recordedAt: Instant,
  reversed: ReversalNotice.optional(),
  nextSealAt: Instant, // when an entry that is not sealed yet will be
  receipt: Receipt.optional(), // present once the entry is sealed
})
export type ReceiptView = z.infer<typeof ReceiptView>

export const getReceipt = contract({
  method: 'GET',
  path: '/v1/entries/{entryId}/receipt',
  summary: 'One of my entries; once it is sealed with the receipt that lets a third party verify it',
  access: 'learner',
  input: z.strictObject({ entryId: EntryId }),
  output: ReceiptView,
  problems: ['credits/entry-not-found'],
})

/** 22 characters of base64url, 132 bits: it cannot be found by trying. */
const ReceiptId = z.string().regex(/^[\w-]{22}$/)

export const showReceipt = contract({
  method: 'POST',
  path: '/v1/receipts',
  summary: 'Makes a public address for one receipt, with the masked name if the learner wants it shown',
  access: 'learner',
  input: z.strictObject({ entryId: EntryId, withName: z.boolean().default(false) }),
  output: z.object({ receiptId: ReceiptId, url: z.string(), expiresAt: Instant }),
  problems: ['credits/entry-not-found'],
})

export const getShownReceipt = contract({
  method: 'GET',
  path: '/v1/receipts/{receiptId}',
  summary: 'A receipt that its learner shows under a public address',
  access: 'public',
  input: z.strictObject({ receiptId: ReceiptId }),
  output: ReceiptView.extend({ name: z.string().optional() }),
  problems: ['credits/receipt-not-found'],
})
