import { recordChange } from '../core/audit/record-change'
import { findUnit, listUnitsBelow, type ManagedUnit, putChild, removeChild, saveUnit } from '../identity/api'
import { type Carrying, carryPeople, type Destination } from './carry-people'
import { markParent } from './mark-parent'
import { moveEarlierGrants, moveGrants } from './move-grants'
import { takenAlong } from './taken-along'

/**
 * Brings the people and units below a unit to where it is now. `pathBefore` is where they may still be. What
 * is right already is left as it is, so that a run goes on where the last one stopped. `childIds` are those
 * that a run before may have taken out of the unit's list. Returns whether it came to the end.
 */
export async function carryDown(
  unit: ManagedUnit,
  pathBefore: string,
  carrying: Carrying,
  childIds: readonly string[] = [],
): Promise<boolean> {
  const destination = await destinationOf(unit)
  if (!destination) return true // closed without a successor: there is no one to move
  for (const path of new Set([pathBefore, unit.orgPath]))
    if (!(await carryPeople(path, destination, carrying))) return false
  const below = (await listUnitsBelow(unit.organisationId)).map(({ organisationId }) => organisationId)
  for (const childId of new Set([...childIds, ...below])) {
    if (carrying.isOver()) return false
    const childPathBefore = `${pathBefore}${childId}/`
    const moved = await carryUnit(childId, unit.organisationId, { destination, childPathBefore, carrying })
    if (moved === 'stale') return false
    if (moved && !(await carryDown(moved, childPathBefore, carrying))) return false
  }
  return true
}

interface CarriedUnit {
  destination: Destination
  childPathBefore: string
  carrying: Carrying
}

async function destinationOf(unit: ManagedUnit): Promise<Destination | undefined> {
  if (unit.closedOn === undefined) return unit
  return unit.successorId === undefined ? undefined : findUnit(unit.successorId)
}

/**
 * Puts a unit below its parent, or below the successor of its parent. Returns undefined if there is no such
 * unit, and `stale` if another change came in between.
 */
async function carryUnit(
  organisationId: string,
  parentId: string,
  { destination, childPathBefore, carrying }: CarriedUnit,
): Promise<ManagedUnit | 'stale' | undefined> {
  const { cause, now } = carrying
  const unit = await findUnit(organisationId)
  if (!unit) return undefined
  const orgPath = `${destination.orgPath}${organisationId}/`
  const names = [...destination.names, unit.names.at(-1) ?? '']
  const isInPlace = unit.orgPath === orgPath && unit.names.join('/') === names.join('/')
  if (!isInPlace) {
    await recordChange(takenAlong(unit, orgPath, names, cause), now)
    if (!(await saveUnit({ ...unit, orgPath, names }))) return 'stale'
  }
  const siblings = await listUnitsBelow(parentId)
  const place = siblings.find((child) => child.organisationId === organisationId)
  if (place && (place.orgPath !== orgPath || destination.organisationId !== parentId))
    await putChild(destination.organisationId, { ...place, orgPath })
  const move = { before: childPathBefore, after: orgPath, name: names.at(-1) ?? '' }
  if (destination.organisationId === parentId) {
    await moveEarlierGrants(move) // the others below a moved unit were moved with it
  } else {
    await moveGrants(move)
    await markParent(destination.organisationId)
    await removeChild(parentId, organisationId)
  }
  return { ...unit, orgPath, names }
}
