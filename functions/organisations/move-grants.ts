import { grantKeyOf } from '@zhixing/shared/identity/grant'
import { organisationIdOf } from '@zhixing/shared/identity/organisation'
import type { LastKey } from '../core/http/cursor'
import { findGrant, grantIndex, listEarlierGrantsOver, type StoredGrant, saveGrant } from '../identity/api'

const PAGE_MAX = 50

/** Where a unit was and is now. */
export interface UnitMove {
  before: string // its path
  after: string
  name: string // its own, from now on
}

/** Where a path at or below a moved unit is now. */
const movedPath = (orgPath: string, { before, after }: UnitMove): string =>
  orgPath.startsWith(before) ? `${after}${orgPath.slice(before.length)}` : orgPath

/** Roles over a unit and those below it go with it: who holds them keeps the same units, and gets no other. */
export async function moveGrants(move: UnitMove): Promise<void> {
  let after: LastKey | undefined
  do {
    const page = await grantIndex.listKeys(({ scope }) => scope.startsWith(move.before), after, PAGE_MAX)
    for (const { grantId } of page.keys) await moveGrant(await findGrant(grantKeyOf(grantId)), move)
    after = page.lastKey
  } while (after)
  await moveEarlierGrants(move)
}

/** Those from before grants had steps, which are listed by their very unit. */
export async function moveEarlierGrants(move: UnitMove): Promise<void> {
  for (const grant of await listEarlierGrantsOver(organisationIdOf(move.before))) await moveGrant(grant, move)
}

/** A grant that another step changes at the same time is moved by the next run of the job. */
async function moveGrant(grant: StoredGrant | undefined, move: UnitMove): Promise<void> {
  if (!grant) return
  const orgPath = movedPath(grant.orgPath, move)
  const isOverUnit = orgPath === move.after
  const organisationName = isOverUnit ? move.name : grant.organisationName
  if (orgPath === grant.orgPath && organisationName === grant.organisationName) return
  await saveGrant({ ...grant, orgPath, organisationName })
}
