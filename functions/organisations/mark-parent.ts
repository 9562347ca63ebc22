import { organisationIdOf } from '@zhixing/shared/identity/organisation'
import { parentPathOf } from '@zhixing/shared/organisations/rules'
import { findUnit, listUnitsBelow, putChild, saveUnit } from '../identity/api'

/** A unit that has got its first unit below says so: among its own siblings first, since a repeat asks itself. */
export async function markParent(parentId: string): Promise<void> {
  const parent = await findUnit(parentId)
  if (!parent || parent.hasChildren) return
  const above = parentPathOf(parent.orgPath)
  const siblings = above === undefined ? [] : await listUnitsBelow(organisationIdOf(above))
  const place = siblings.find((child) => child.organisationId === parentId)
  if (above !== undefined && place) await putChild(organisationIdOf(above), { ...place, hasChildren: true })
  await saveUnit({ ...parent, hasChildren: true })
}
