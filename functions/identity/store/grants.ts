import type { Grant, Role } from '@zhixing/shared/identity/role'
import type { FormattedItem } from 'dynamodb-toolbox/entity'
import { DeleteItemCommand } from 'dynamodb-toolbox/entity/actions/delete'
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get'
import { QueryCommand } from 'dynamodb-toolbox/table/actions/query'
import { putIfAbsent } from '../../core/dynamodb/conditional-write'
import { table } from '../../core/dynamodb/table'
import type { LastKey } from '../../core/http/cursor'
import { GrantEntity, grantIndexKey, grantIndexPartition, grantsOfLearner } from './entity'
import type { OrganisationWithNames } from './organisations'

interface GrantKey {
  learnerId: string
  role: Role
  organisationId: string
}

export type StoredGrant = FormattedItem<typeof GrantEntity>

/** Pattern I6, consistent, so that a revoked role ends immediately. */
export async function findGrants(learnerId: string): Promise<Grant[]> {
  const { Items = [] } = await grantsOfLearner.query({ learnerId }).send()
  return Items.map(({ role, organisationId, organisationName, scope }) => ({
    role,
    organisationId,
    organisationName,
    scope,
  }))
}

async function findGrant({ learnerId, role, organisationId }: GrantKey): Promise<StoredGrant | undefined> {
  const { Item } = await GrantEntity.build(GetItemCommand)
    .key({ learnerId, role, organisationId })
    .options({ consistent: true })
    .send()
  return Item
}

/**
 * Puts the grant if absent, so a repeated one keeps its first date and granter. Returns what is stored then.
 */
export async function putGrant(
  learnerId: string,
  role: Role,
  { organisationId, orgPath: scope, name: organisationName }: OrganisationWithNames,
  grantedBy: string,
  now: Date,
): Promise<StoredGrant | undefined> {
  const key = { learnerId, role, organisationId }
  const facts = { organisationName, scope, grantedAt: now.toISOString(), grantedBy }
  await putIfAbsent(GrantEntity, { ...key, ...grantIndexKey(key), ...facts })
  return findGrant(key)
}

export const deleteGrant = (key: GrantKey) => GrantEntity.build(DeleteItemCommand).key(key).send()

const GRANTS_PER_PAGE = 20

/**
 * Pattern I7: a page of the grants over exactly this organisation. The index holds keys only; a grant revoked
 * meanwhile is left out.
 */
export async function listGrantsOver(
  organisationId: string,
  after: LastKey | undefined,
): Promise<{ grants: StoredGrant[]; lastKey: LastKey | undefined }> {
  const { Items = [], LastEvaluatedKey } = await table
    .build(QueryCommand)
    .query({ index: 'gsi1', partition: grantIndexPartition(organisationId) })
    .options({ limit: GRANTS_PER_PAGE, ...(after && { exclusiveStartKey: after }) })
    .send()
  const keys = Items.map(({ gsi1sk }) => String(gsi1sk).split('#') as [Role, string])
  const found = await Promise.all(
    keys.map(([role, learnerId]) => findGrant({ learnerId, role, organisationId })),
  )
  return { grants: found.filter((grant) => grant !== undefined), lastKey: LastEvaluatedKey }
}
