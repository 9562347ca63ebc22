import * as z from 'zod'
import { LoggedChange } from '../audit/contract'
import { Cursor, contract, Day, Id } from '../contract'
import { OrganisationLevel } from '../identity/organisation'
import { absentIfBlank, SeenRevision, text } from '../text'

/** What the caller may do with a unit. */
export const UnitAction = z.enum(['add', 'rename', 'move', 'close'])
export type UnitAction = z.infer<typeof UnitAction>

/** 行政区划代码或机构代码：2 至 18 位数字。It puts the unit in its place among its siblings. */
export const UnitCode = z.string().regex(/^\d{2,18}$/)

/** A unit as those who keep the tree see it. */
export const Unit = z.object({
  organisationId: Id,
  revision: z.number().int(), // 0: not changed since it was loaded
  orgPath: z.string(),
  names: z.array(z.string()), // from the province down, its own last
  code: z.string().optional(),
  level: OrganisationLevel,
  closedOn: Day.optional(), // the first day without it
  successor: z.object({ organisationId: Id, names: z.array(z.string()) }).optional(), // took over its people
  isUnderWay: z.boolean(), // a change is still being carried out for the people and units below
  actions: z.array(UnitAction), // what the caller may do now
  changes: z.array(LoggedChange), // the latest; a closed or moved unit keeps its history
  changesCursor: Cursor.optional(),
})
export type Unit = z.infer<typeof Unit>

export const getUnit = contract({
  method: 'GET',
  path: '/v1/units/{organisationId}',
  summary: 'A unit within my scope, closed ones too: place, history, and what I may change',
  access: 'staff',
  input: z.strictObject({ organisationId: Id, cursor: Cursor.optional() }), // of earlier changes
  output: Unit,
  problems: ['organisations/not-found'],
})

/** The unit, and the revision of it that the caller saw. */
const seenUnit = { organisationId: Id, revision: SeenRevision }

/** What every change needs: the first day of it, not in the future, and why. */
const because = { effectiveOn: Day, reason: text(200) }

const changeProblems = [
  'organisations/not-found',
  'organisations/closed',
  'organisations/day-in-future',
  'request/stale',
] as const

export const addUnit = contract({
  method: 'POST',
  path: '/v1/units',
  summary: 'Add a unit below another one; the client draws the id, so that a repeat adds nothing',
  access: 'staff',
  input: z.strictObject({ organisationId: Id, parentId: Id, name: text(60), code: UnitCode, ...because }),
  output: Unit,
  problems: [
    ...changeProblems,
    'organisations/too-deep',
    'organisations/name-taken',
    'organisations/code-taken',
  ],
})

export const renameUnit = contract({
  method: 'PUT',
  path: '/v1/units/{organisationId}',
  summary: 'Rename a unit or correct its code; its id, people and totals stay',
  access: 'staff',
  input: z.strictObject({ ...seenUnit, name: text(60), code: absentIfBlank(UnitCode), ...because }),
  output: Unit,
  problems: [...changeProblems, 'organisations/name-taken', 'organisations/code-taken'],
})

export const moveUnit = contract({
  method: 'POST',
  path: '/v1/units/{organisationId}/move',
  summary: 'Move a unit with all below it under another one of the same level as before',
  access: 'staff',
  input: z.strictObject({ ...seenUnit, parentId: Id, ...because }),
  output: Unit,
  problems: [
    ...changeProblems,
    'organisations/other-level',
    'organisations/name-taken',
    'organisations/code-taken',
  ],
})

export const closeUnit = contract({
  method: 'POST',
  path: '/v1/units/{organisationId}/closing',
  summary:
    'Close a unit: its people and the units below go to its successor, so that a merge is a closing too',
  access: 'staff',
  input: z.strictObject({ ...seenUnit, successorId: absentIfBlank(Id), ...because }),
  output: Unit,
  problems: [
    ...changeProblems,
    'organisations/has-people',
    'organisations/has-units',
    'organisations/other-level',
  ],
})
