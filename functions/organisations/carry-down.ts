import { recordChange } from '../core/audit/record-change'
import { findUnit, listUnitsBelow, type ManagedUnit, putChild, removeChild, saveUnit } from '../identity/api'
import { type Carrying, carryPeople, type Destination } from './carry-people'
import { takenAlong } from './taken-along'

/**
 * Brings the people and units below a unit to where it is now. `pathBefore` is where they may still be. What
 * is right already is left as it is, so that a run goes on where the last one stopped. Returns whether it
 * came to the end.
 */
export async function carryDown(unit: ManagedUnit, pathBefore: string, carrying: Carrying): Promise<boolean> {
  const destination = await destinationOf(unit)
  if (!destination) return true // closed without a successor: there is no one to move
  for (const path of new Set([pathBefore, unit.orgPath]))
    if (!(await carryPeople(path, destination, carrying))) return false
  for (const child of await listUnitsBelow(unit.organisationId)) {
    if (carrying.isOver()) return false
    const moved = await carryUnit(child.organisationId, unit.organisationId, destination, carrying)
    if (moved && !(await carryDown(moved, `${pathBefore}${child.organisationId}/`, carrying))) return false
  }
  return true
}

async function destinationOf(unit: ManagedUnit): Promise<Destination | undefined> {
  if (unit.closedOn === undefined) return unit
  return unit.successorId === undefined ? undefined : findUnit(unit.successorId)
}

/** Puts a unit below its parent, or below the successor of its parent; undefined if it is gone from there. */
async function carryUnit(
  organisationId: string,
  parentId: string,
  destination: Destination,
  { cause, now }: Carrying,
): Promise<ManagedUnit | undefined> {
  const unit = await findUnit(organisationId)
  if (!unit) return undefined
  const orgPath = `${destination.orgPath}${organisationId}/`
  const names = [...destination.names, unit.names.at(-1) ?? '']
  const isInPlace = unit.orgPath === orgPath && unit.names.join('/') === names.join('/')
  if (!isInPlace) {
    await recordChange(takenAlong(unit, orgPath, names, cause), now)
    if (!(await saveUnit({ ...unit, orgPath, names }))) return undefined // the next run sees what it is now
  }
  const siblings = await listUnitsBelow(parentId)
  const place = siblings.find((child) => child.organisationId === organisationId)
  if (place && (place.orgPath !== orgPath || destination.organisationId !== parentId))
    await putChild(destination.organisationId, { ...place, orgPath })
  if (destination.organisationId !== parentId) await removeChild(parentId, organisationId)
  return { ...unit, orgPath, names }
}
