import * as z from 'zod'
import { contract, Empty, Instant } from '../contract'

export const Hash = z.string().regex(/^[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=$/) // SHA-256 in base64, in its one spelling

/** A signed note (C2SP signed-note and tlog-checkpoint), which other tools can read. */
export const Note = z.string().max(4096)

export const Checkpoint = z.object({
  logName: z.string(),
  size: z.number().int(),
  root: Hash,
  sealedAt: Instant,
  previousSize: z.number().int(),
  previousRoot: Hash,
  algorithm: z.string(), // of the signature
  note: Note, // the same facts, signed: the authoritative text
})
export type Checkpoint = z.infer<typeof Checkpoint>

export const getLatestCheckpoint = contract({
  method: 'GET',
  path: '/v1/checkpoint',
  summary: 'The latest signed checkpoint of the log of study hours',
  access: 'public',
  input: Empty,
  output: Checkpoint,
  problems: ['credits/checkpoint-not-found'],
  cacheSeconds: 60,
})

const Size = z.coerce
  .number()
  .int()
  .min(1)
  .max(2 ** 48)

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
  summary: 'The proof that the log of one checkpoint is a prefix of a later one (RFC 9162 §2.1.4)',
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
  output: z.object({
    logName: z.string(),
    algorithm: z.string(),
    verifierKey: z.string(),
    fingerprint: z.string(),
  }),
  problems: ['credits/checkpoint-not-found'],
  cacheSeconds: 3600,
})
