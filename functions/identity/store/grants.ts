import type { Role } from '@zhixing/shared/identity/role'
import { DeleteItemCommand } from 'dynamodb-toolbox/entity/actions/delete'
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get'
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'
import { QueryCommand } from 'dynamodb-toolbox/table/actions/query'
import { acceptConditionFailed, table } from '../../core/dynamodb/table'
import type { LastKey } from '../../core/http/cursor'
import { GrantEntity, grantIndexKey } from './entity'
import type { OrganisationLine } from './learners'

interface GrantKey {
  learnerId: string
  role: Role
  organisationId: string
}

export async function findGrant({ learnerId, role, organisationId }: GrantKey) {
  const { Item } = await GrantEntity.build(GetItemCommand)
    .key({ learnerId, role, organisationId })
    .options({ consistent: true })
    .send()
  return Item
}

/** Put once: granting again keeps the first day and the first name. */
export async function putGrant(
  learnerId: string,
  role: Role,
  organisation: OrganisationLine,
  grantedBy: string,
  now: Date,
) {
  const { organisationId, orgPath: scope, name: organisationName } = organisation
  const key = { learnerId, role, organisationId }
  await GrantEntity.build(PutItemCommand)
    .item({ ...key, ...grantIndexKey(key), organisationName, scope, grantedAt: now.toISOString(), grantedBy })
    .options({ condition: { attr: 'scope', exists: false } })
    .send()
    .catch(acceptConditionFailed)
  return findGrant(key)
}

export const deleteGrant = (key: GrantKey) => GrantEntity.build(DeleteItemCommand).key(key).send()

const PAGE = 20

/** I7: the index has only keys, so each grant is read by its own; one that was taken back meanwhile is not there any more. */
export async function listGrantsOver(organisationId: string, after: LastKey | undefined) {
  const { Items = [], LastEvaluatedKey } = await table
    .build(QueryCommand)
    .query({ index: 'gsi1', partition: `GRANTS#${organisationId}` })
    .options({ limit: PAGE, ...(after && { exclusiveStartKey: after }) })
    .send()
  const keys = Items.map(({ gsi1sk }) => String(gsi1sk).split('#') as [Role, string])
  const found = await Promise.all(
    keys.map(([role, learnerId]) => findGrant({ learnerId, role, organisationId })),
  )
  return { grants: found.filter((grant) => grant !== undefined), lastKey: LastEvaluatedKey }
}
