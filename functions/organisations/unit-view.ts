import { organisationLevels } from '@zhixing/shared/identity/organisation'
import type { Unit } from '@zhixing/shared/organisations/contract'
import { depthOf, unitActions } from '@zhixing/shared/organisations/rules'
import { toLoggedChange } from '../audit/api'
import { listChangesOf } from '../core/audit/list-changes'
import { cursorOf, openCursor } from '../core/http/cursor'
import { findOrganisation } from '../identity/api'
import type { OpenedUnit } from './open-unit'
import { listUnitNotes } from './store/notes'

/** A unit with a page of its history; `cursor` asks for earlier changes. */
export async function toUnit({ unit, grants }: OpenedUnit, viewerId: string, cursor?: string): Promise<Unit> {
  const { organisationId, revision, orgPath, names, code, closedOn, successorId } = unit
  const question = ['changes of a unit', viewerId, organisationId]
  const object = { kind: 'organisation', objectId: organisationId } as const
  const [history, notes, successor] = await Promise.all([
    listChangesOf(object, openCursor(question, cursor)),
    listUnitNotes(organisationId),
    successorId === undefined ? undefined : findOrganisation(successorId),
  ])
  return {
    ...{ organisationId, revision, orgPath, names, code, closedOn },
    level: organisationLevels[depthOf(orgPath) - 1] ?? 'village',
    successor: successor && { organisationId: successor.organisationId, names: successor.names },
    isUnderWay: notes.some(({ isCarriedDown }) => !isCarriedDown),
    actions: unitActions(unit, grants),
    changes: history.lines.map(toLoggedChange),
    changesCursor: cursorOf(question, history.lastKey),
  }
}
