import { grantsInEffect } from '@zhixing/shared/identity/grant'
import type { Grant, Role } from '@zhixing/shared/identity/role'
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get'
import { QueryCommand } from 'dynamodb-toolbox/table/actions/query'
import { putIfAbsent } from '../../core/dynamodb/conditional-write'
import { putRevision } from '../../core/dynamodb/revisioned-document'
import { table } from '../../core/dynamodb/table'
import { earlierGrantsPartition, GrantEntity, grantIndex, grantsOfLearner } from './entity'
import { activeSince, type GrantKey, type StoredGrant, toStoredGrant } from './grant'
import type { OrganisationWithNames } from './organisations'

/** Pattern I6: every grant of a learner, in any state. */
export async function listGrantsOf(learnerId: string): Promise<StoredGrant[]> {
  const { Items = [] } = await grantsOfLearner.query({ learnerId }).send()
  return Items.map(toStoredGrant)
}

/** The grants that give a learner power now. Consistent, so that an ended or suspended one gives none. */
export async function findGrants(learnerId: string): Promise<Grant[]> {
  const active = (await listGrantsOf(learnerId)).filter(({ state }) => state === 'active')
  const held = active.map(({ grantedAt = '', ...grant }) => ({ ...grant, grantedAt }))
  return grantsInEffect(held).map(({ role, organisationId, organisationName, orgPath }) => ({
    role,
    organisationId,
    organisationName,
    scope: orgPath,
  }))
}

export async function findGrant({
  learnerId,
  role,
  organisationId,
}: GrantKey): Promise<StoredGrant | undefined> {
  const { Item } = await GrantEntity.build(GetItemCommand)
    .key({ learnerId, role, organisationId })
    .options({ consistent: true })
    .send()
  return Item && toStoredGrant(Item)
}

/** Compare-and-set. Returns the grant with its new revision, or undefined if another step was first. */
export async function saveGrant(next: StoredGrant): Promise<StoredGrant | undefined> {
  const { learnerId, role, organisationId, organisationName, orgPath, revision } = next
  const { state, requestedBy, updatedAt, history, grantedAt, grantedBy } = next
  const row = { learnerId, role, organisationId, organisationName, scope: orgPath }
  const approval = grantedAt === undefined ? {} : { grantedAt, grantedBy }
  const process = { state, requestedBy, updatedAt, history }
  const keys = grantIndex.attributesOf(next, updatedAt)
  const saved = await putRevision(GrantEntity, { ...row, ...approval, process, ...keys }, revision)
  return saved === undefined ? undefined : { ...next, revision: saved }
}

/**
 * Puts an active grant without a request, if absent: for the installation of a province, and for demo and
 * tests.
 */
export async function putGrant(
  learnerId: string,
  role: Role,
  { organisationId, orgPath, name: organisationName }: OrganisationWithNames,
  grantedBy: string,
  now: Date,
): Promise<void> {
  const grantedAt = now.toISOString()
  const process = activeSince(grantedAt, grantedBy)
  const grant = { learnerId, role, organisationId, organisationName, grantedAt, grantedBy }
  const keys = grantIndex.attributesOf({ ...grant, orgPath, ...process, revision: 0 }, grantedAt)
  await putIfAbsent(GrantEntity, { ...grant, scope: orgPath, revision: 1, process, ...keys })
}

/** More rows than any organisation has from before grants had steps. */
const EARLIER_GRANTS_MAX = 100

/** The grants over exactly this organisation that have taken no step since grants have steps. */
export async function listEarlierGrantsOver(organisationId: string): Promise<StoredGrant[]> {
  const { Items = [] } = await table
    .build(QueryCommand)
    .query({ index: 'gsi1', partition: earlierGrantsPartition(organisationId) })
    .options({ limit: EARLIER_GRANTS_MAX })
    .send()
  const keys = Items.map(({ gsi1sk }) => String(gsi1sk).split('#') as [Role, string])
  const found = await Promise.all(
    keys.map(([role, learnerId]) => findGrant({ learnerId, role, organisationId })),
  )
  return found.filter((grant) => grant !== undefined)
}
