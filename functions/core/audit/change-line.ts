import { createHash } from 'node:crypto'
import { ChangedKind, FieldChange } from '@zhixing/shared/audit/change'
import { toCanonicalJson } from '@zhixing/shared/canonical-json'
import * as z from 'zod'

/** What a caller says of a change. */
export const Change = z.object({
  kind: ChangedKind,
  objectId: z.string(),
  title: z.string(), // of the object on that day
  scope: z.string(), // path of the organisation it belongs to
  /** `module/step`, as the module declares it in its `changes`. */
  action: z.string(),
  /** Unique among the changes of the object: the revision that the change made, for instance. */
  changeId: z.string(),
  at: z.string(),
  byId: z.string(),
  by: z.string(), // the name on that day
  network: z.string().optional(), // the first half of the address, in words
  comment: z.string().optional(),
  fields: z.array(FieldChange).optional(),
})
export type Change = z.infer<typeof Change>

/** A change as the log keeps it: the changes of one object are a chain. */
export const ChangeLine = Change.extend({
  number: z.number().int(), // 1 for the first change of the object
  previousHash: z.string(), // of the line before; empty for the first
  recordedAt: z.string(), // later than `at` if a crash came in between
})
export type ChangeLine = z.infer<typeof ChangeLine>

/** SHA-256 of the line's canonical JSON, in base64. */
export const hashOfLine = (line: ChangeLine): string =>
  createHash('sha256').update(toCanonicalJson(line)).digest('base64')
