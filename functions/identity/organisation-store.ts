import type { Organisation } from '@zhixing/shared/identity/organisation'
import { organisationLevels } from '@zhixing/shared/identity/organisation'
import { BatchPutRequest } from 'dynamodb-toolbox/entity/actions/batchPut'
import { putMany } from '../batch'
import type { LastKey } from '../cursor'
import { ChildEntity, childrenOf, OrganisationEntity } from './entity'

const ROOT = 'ROOT'

/** A page of the children, in the order of their codes; without a parent the provinces. */
export async function listChildren(parentId: string | undefined, after: LastKey | undefined, pageMax = 100) {
  const query = childrenOf.query({ parentId: parentId ?? ROOT })
  const { Items = [], LastEvaluatedKey } = await query
    .options((options) => ({ ...options, limit: pageMax, ...(after && { exclusiveStartKey: after }) }))
    .send()
  const organisations = Items.map(({ organisationId, orgPath, name, hasChildren }): Organisation => {
    const level = organisationLevels[orgPath.split('/').length - 2] ?? 'village'
    return { organisationId, orgPath, name, level, hasChildren }
  })
  return { organisations, lastKey: LastEvaluatedKey }
}

export interface OrganisationRow {
  organisationId: string
  parentId?: string | undefined
  code: string
  orgPath: string
  names: string[] // from the province down, itself last
  hasChildren: boolean
}

/** The whole tree or a part of it: each organisation stands by itself and among the children of its parent. Repeating it changes nothing. */
export async function putOrganisations(rows: Iterable<OrganisationRow>): Promise<void> {
  await putMany(requestsOf(rows))
}

function* requestsOf(rows: Iterable<OrganisationRow>) {
  for (const { organisationId, parentId = ROOT, code, orgPath, names, hasChildren } of rows) {
    const name = names.at(-1) ?? ''
    yield OrganisationEntity.build(BatchPutRequest).item({ organisationId, orgPath, names, hasChildren })
    yield ChildEntity.build(BatchPutRequest).item({ parentId, code, organisationId, orgPath, name, hasChildren })
  }
}
