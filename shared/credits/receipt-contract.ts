import * as z from 'zod'
import { contract, Empty, Instant } from '../contract'

/** A hidden fact of a leaf with what opens it: sha256(["salt","name",value]) in RFC 8785 is what the leaf holds. */
export const Opening = z.object({
  name: z.string(),
  value: z.union([z.string(), z.number(), z.boolean(), z.array(z.unknown()), z.record(z.string(), z.unknown())]),
  salt: z.string(),
})
export type Opening = z.infer<typeof Opening>

const Hash = z.string().regex(/^[A-Za-z0-9+/]{43}=$/) // SHA-256 in base64

/** A signed note (C2SP signed-note and tlog-checkpoint), so that tools of others read it too. */
const Note = z.string().max(4096)

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
  summary: 'The proof of one entry of one’s own: recorded and not yet sealed, or sealed with everything a stranger needs to check it',
  access: 'learner',
  input: z.strictObject({ entryId: EntryId }),
  output: Shown,
  problems: ['identity/unauthenticated', 'identity/not-bound', 'credits/entry-not-found'],
})

/** 22 characters of base64url: nobody comes upon it by trying. */
const ReceiptId = z.string().regex(/^[\w-]{22}$/)

export const showReceipt = contract({
  method: 'POST',
  path: '/v1/receipts',
  summary: 'Makes the address under which whoever is shown it sees one receipt, with the name masked if the learner wants it there',
  access: 'learner',
  input: z.strictObject({ entryId: EntryId, withName: z.boolean().default(false) }),
  output: z.object({ receiptId: ReceiptId, url: z.string(), expiresAt: Instant }),
  problems: ['identity/unauthenticated', 'identity/not-bound', 'credits/entry-not-found'],
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

export const Checkpoint = z.object({
  logName: z.string(),
  size: z.number().int(),
  root: Hash,
  sealedAt: Instant,
  previousSize: z.number().int(),
  previousRoot: Hash,
  algorithm: z.string(), // another one may stand beside it some day, with checkpoints of its own
  note: Note, // the same, signed; this is what counts
})
export type Checkpoint = z.infer<typeof Checkpoint>

export const getLatestCheckpoint = contract({
  method: 'GET',
  path: '/v1/checkpoint',
  summary: 'The newest signed checkpoint of the log of study hours',
  access: 'public',
  input: Empty,
  output: Checkpoint,
  problems: ['credits/checkpoint-not-found'],
  cacheSeconds: 60,
})

const Size = z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER)

export const getCheckpoint = contract({
  method: 'GET',
  path: '/v1/checkpoints/{size}',
  summary: 'The checkpoint signed when the log had this many entries',
  access: 'public',
  input: z.strictObject({ size: Size }),
  output: Checkpoint,
  problems: ['credits/checkpoint-not-found'],
  cacheSeconds: 86_400,
})

export const getConsistencyProof = contract({
  method: 'GET',
  path: '/v1/consistency-proof',
  summary: 'That the log of one checkpoint is the beginning of that of a later one (RFC 9162 §2.1.4)',
  access: 'public',
  input: z.strictObject({ from: Size, to: Size }),
  output: z.object({ from: z.number().int(), to: z.number().int(), proof: z.array(Hash) }),
  problems: ['credits/checkpoint-not-found'],
  cacheSeconds: 86_400,
})

export const getLogKey = contract({
  method: 'GET',
  path: '/v1/log-key',
  summary: 'The public key that signs checkpoints, as C2SP signed-note spells it, and its fingerprint',
  access: 'public',
  input: Empty,
  output: z.object({ logName: z.string(), algorithm: z.string(), verifierKey: z.string(), fingerprint: z.string() }),
  problems: ['credits/checkpoint-not-found'],
  cacheSeconds: 3600,
})
