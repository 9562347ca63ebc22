import * as z from 'zod'
import { contract, Instant } from '../contract'
import { Hash, Note } from '../log/contract'

/** A hidden fact of a leaf with what opens it: sha256(["salt","name",value]) in RFC 8785 is what the leaf holds. */
export const Opening = z.object({
  name: z.string(),
  value: z.union([
    z.string(),
    z.number(),
    z.boolean(),
    z.array(z.unknown()),
    z.record(z.string(), z.unknown()),
  ]),
  salt: z.string(),
})
export type Opening = z.infer<typeof Opening>

/** 学时凭证: all that a stranger needs to check one entry without asking us. */
export const Receipt = z.object({
  format: z.literal('zhixing-receipt/1'),
  leaf: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  opened: z.array(Opening), // what its holder chose to show of what the leaf hides
  index: z.number().int(),
  inclusion: z.array(Hash),
  checkpoint: Note,
})
export type Receipt = z.infer<typeof Receipt>

const EntryId = z.string().min(1).max(200)

export const Shown = z.object({
  state: z.enum(['recorded', 'sealed']),
  kind: z.enum(['award', 'reversal', 'declaration']),
  title: z.string(),
  studyHours: z.number(),
  creditYear: z.number().int(),
  recordedAt: Instant,
  reversed: z.object({ at: Instant, organisationName: z.string() }).optional(), // taken back since; the log keeps it all the same
  nextSealAt: Instant, // when what is not sealed yet will be
  receipt: Receipt.optional(), // once it is sealed
})
export type Shown = z.infer<typeof Shown>

export const getReceipt = contract({
  method: 'GET',
  path: '/v1/entries/{entryId}/receipt',
  summary:
    'The proof of one entry of one’s own: recorded and not yet sealed, or sealed with everything a stranger needs to check it',
  access: 'learner',
  input: z.strictObject({ entryId: EntryId }),
  output: Shown,
  problems: ['credits/entry-not-found'],
})

/** 22 characters of base64url: nobody comes upon it by trying. */
const ReceiptId = z.string().regex(/^[\w-]{22}$/)

export const showReceipt = contract({
  method: 'POST',
  path: '/v1/receipts',
  summary:
    'Makes the address under which whoever is shown it sees one receipt, with the name masked if the learner wants it there',
  access: 'learner',
  input: z.strictObject({ entryId: EntryId, withName: z.boolean().default(false) }),
  output: z.object({ receiptId: ReceiptId, url: z.string(), expiresAt: Instant }),
  problems: ['credits/entry-not-found'],
})

export const getShownReceipt = contract({
  method: 'GET',
  path: '/v1/receipts/{receiptId}',
  summary: 'A receipt its learner shows: for whoever has the address',
  access: 'public',
  input: z.strictObject({ receiptId: ReceiptId }),
  output: Shown.extend({ name: z.string().optional() }),
  problems: ['credits/receipt-not-found'],
})
