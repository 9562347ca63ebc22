import * as z from 'zod'
import { Cursor, contract, Day, Id, Instant } from '../contract'
import { ChangedKind, FieldChange } from './change'

/** A line of the audit log as the auditor reads it. */
export const LoggedChange = z.object({
  kind: ChangedKind,
  objectId: z.string(),
  number: z.number().int(), // 1 for the first change of the object
  title: z.string(), // of the object on that day
  actionTitle: z.string(), // what was done, in Chinese
  at: Instant,
  by: z.string(), // the name on that day
  byId: z.string(),
  network: z.string().optional(), // the first half of the address; absent for what no request did
  comment: z.string().optional(),
  fields: z.array(FieldChange).optional(),
})
export type LoggedChange = z.infer<typeof LoggedChange>

const ChangePage = z.object({ changes: z.array(LoggedChange), cursor: Cursor.optional() })

export const listChanges = contract({
  method: 'GET',
  path: '/v1/changes',
  summary: 'What administrators within my scope changed on a day, newest first, for the auditor',
  access: 'staff',
  input: z.strictObject({
    day: Day.optional(), // today without it
    kind: ChangedKind.optional(),
    byId: Id.optional(),
    cursor: Cursor.optional(),
  }),
  output: ChangePage.extend({ day: Day }),
  problems: [],
})

export const listChangesOfObject = contract({
  method: 'GET',
  path: '/v1/changes/{kind}/{objectId}',
  summary: 'Every change of one object within my scope, newest first, for the auditor',
  access: 'staff',
  input: z.strictObject({
    kind: ChangedKind,
    objectId: z.string().regex(/^[\w-]{1,120}$/),
    cursor: Cursor.optional(),
  }),
  output: ChangePage,
  problems: [],
})
