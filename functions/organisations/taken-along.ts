import type { Change } from '../core/audit/change-line'
import type { ManagedUnit } from '../identity/api'

/** The line in the history of a unit that followed the change of a unit above it; `cause` is that change. */
export function takenAlong(unit: ManagedUnit, orgPath: string, names: string[], cause: Change): Change {
  const before = unit.names.join(' / ')
  return {
    ...cause,
    objectId: unit.organisationId,
    title: names.at(-1) ?? '',
    scope: orgPath,
    action: 'organisations/taken-along',
    changeId: `${cause.objectId}-${cause.changeId}`,
    comment: cause.title,
    fields: [{ title: '全称', before, after: names.join(' / ') }],
  }
}
