import { organisationIdOf } from '@zhixing/shared/identity/organisation'
import { parentPathOf } from '@zhixing/shared/organisations/rules'
import { decodeTime } from 'ulid'
import { recordChange } from '../core/audit/record-change'
import { findUnit, listUnitsBelow, type ManagedUnit, putChild, removeChild } from '../identity/api'
import { carryDown } from './carry-down'
import { markParent } from './mark-parent'
import { moveGrants } from './move-grants'
import { deleteUnitNote, putUnitNote, type UnitNote } from './store/notes'

/**
 * Instances remember the tree for five minutes and may put a person into the path of before; after so long
 * none does any more, and the last run of the job finds such a person.
 */
const SETTLES_FOR_MINUTES = 10

/**
 * Carries a change of a unit out: its place among its siblings, the audit log, roles, people and the units
 * below. Safe to repeat and to stop anywhere. The note goes with the second complete run after the instances
 * have forgotten the tree of before: the index that the first one read may have been behind.
 */
export async function settleUnit(note: UnitNote, now: Date, isOver: () => boolean): Promise<void> {
  const settlesUntilMs = decodeTime(note.changeId) + SETTLES_FOR_MINUTES * 60_000
  const unit = await findUnit(note.organisationId)
  const cause = unit?.lastChange
  if (unit && cause) {
    await placeAmongSiblings(unit, note.pathBefore)
    await recordChange(cause, now)
    const name = unit.names.at(-1) ?? ''
    await moveGrants({ before: note.pathBefore, after: unit.orgPath, name })
    const childIds = note.childIds ?? (await idsBelow(unit.organisationId))
    if (!note.childIds) await putUnitNote({ ...note, childIds }) // before the first of them is moved away
    const carrying = { cause, refreshesNames: !note.isCarriedDown, isOver, now }
    if (!(await carryDown(unit, note.pathBefore, carrying, childIds))) return
    const isSettled = settlesUntilMs <= now.getTime()
    if (!note.isCarriedDown || (isSettled && !note.isSettled))
      return putUnitNote({ ...note, childIds, isCarriedDown: true, isSettled })
  }
  if (settlesUntilMs <= now.getTime()) await deleteUnitNote(note)
}

async function placeAmongSiblings(unit: ManagedUnit, pathBefore: string): Promise<void> {
  const { organisationId, orgPath, names, hasChildren, closedOn } = unit
  const parentPath = parentPathOf(orgPath)
  if (parentPath === undefined) return // a province is loaded, not added
  const parentId = organisationIdOf(parentPath)
  const parentBefore = organisationIdOf(parentPathOf(pathBefore) ?? parentPath)
  const code = unit.code ?? (await codeAmong([parentId, parentBefore], organisationId))
  const name = names.at(-1) ?? ''
  await putChild(parentId, { organisationId, code, orgPath, name, hasChildren, closedOn })
  await markParent(parentId)
  if (parentBefore !== parentId) await removeChild(parentBefore, organisationId)
}

/** A unit that was loaded has its code among its siblings only: the new ones once a run has put it there. */
async function codeAmong(parentIds: string[], organisationId: string): Promise<string> {
  for (const parentId of parentIds) {
    const place = (await listUnitsBelow(parentId)).find((child) => child.organisationId === organisationId)
    if (place) return place.code
  }
  throw new Error(`the unit ${organisationId} stands in no list`)
}

const idsBelow = async (parentId: string): Promise<string[]> =>
  (await listUnitsBelow(parentId)).map(({ organisationId }) => organisationId)
