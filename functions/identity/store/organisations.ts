import { type Organisation, organisationLevels } from '@zhixing/shared/identity/organisation'
import { BatchPutRequest } from 'dynamodb-toolbox/entity/actions/batchPut'
import * as z from 'zod'
import { forEachConcurrently } from '../../core/concurrency'
import { writeRequests } from '../../core/dynamodb/rows'
import type { LastKey } from '../../core/http/cursor'
import { ChildrenEntity, childrenOf, OrganisationEntity } from './entity'

const ROOT = 'ROOT'
const PART = 100

const Children = z.array(
  z.object({
    organisationId: z.string(),
    code: z.string(),
    orgPath: z.string(),
    name: z.string(),
    hasChildren: z.boolean(),
  }),
)
type Child = z.infer<typeof Children>[number]

/** A hundred of the children, in the order of their codes; without a parent the provinces. */
export async function listChildOrganisations(parentId: string | undefined, after: LastKey | undefined) {
  const { Items = [], LastEvaluatedKey } = await childrenOf
    .query({ parentId: parentId ?? ROOT })
    .options((options) => ({ ...options, limit: 1, ...(after && { exclusiveStartKey: after }) }))
    .send()
  const organisations = Items.flatMap(({ children }) => Children.parse(JSON.parse(children))).map(
    ({ code: _, ...child }): Organisation => {
      const level = organisationLevels[child.orgPath.split('/').length - 2] ?? 'village'
      return { ...child, level }
    },
  )
  // A full part may be the last: that there is nothing behind it shows only by looking.
  return { organisations, lastKey: organisations.length < PART ? undefined : LastEvaluatedKey }
}

export interface OrganisationRow {
  organisationId: string
  parentId?: string | undefined
  code: string // sorts the children; administrative division codes do
  orgPath: string
  names: string[] // from the province down, itself last
  hasChildren: boolean
}

/**
 * A whole tree or a branch of it: each organisation stands by itself and among the children of its parent, beside those that stood there
 * before. Repeating it changes nothing.
 */
export async function putOrganisations(rows: Iterable<OrganisationRow>): Promise<void> {
  const families = new Map<string, OrganisationRow[]>()
  for (const row of rows) {
    const family = families.get(row.parentId ?? ROOT)
    if (family) family.push(row)
    else families.set(row.parentId ?? ROOT, [row])
  }
  const before = new Map<string, Child[]>()
  await forEachConcurrently(
    families.keys(),
    async (parentId) => void before.set(parentId, await childrenBefore(parentId)),
  )
  await writeRequests(requestsOf(families, before))
}

function* requestsOf(families: Map<string, OrganisationRow[]>, before: Map<string, Child[]>) {
  for (const [parentId, rows] of families) {
    for (const { organisationId, orgPath, names, hasChildren } of rows) {
      yield OrganisationEntity.build(BatchPutRequest).item({ organisationId, orgPath, names, hasChildren })
    }
    const children = mergedWith(before.get(parentId) ?? [], rows)
    for (let part = 0; part * PART < children.length; part++) {
      const some = JSON.stringify(children.slice(part * PART, (part + 1) * PART))
      yield ChildrenEntity.build(BatchPutRequest).item({ parentId, part, children: some })
    }
  }
}

function mergedWith(before: Child[], rows: OrganisationRow[]): Child[] {
  const children = new Map(before.map((child) => [child.organisationId, child]))
  for (const { organisationId, code, orgPath, names, hasChildren } of rows) {
    children.set(organisationId, { organisationId, code, orgPath, name: names.at(-1) ?? '', hasChildren })
  }
  return [...children.values()].sort((one, other) =>
    `${one.code}#${one.organisationId}` < `${other.code}#${other.organisationId}` ? -1 : 1,
  )
}

async function childrenBefore(parentId: string): Promise<Child[]> {
  const query = childrenOf
    .query({ parentId })
    .options((options) => ({ ...options, consistent: true, maxPages: Number.POSITIVE_INFINITY }))
  const { Items = [] } = await query.send()
  return Items.flatMap(({ children }) => Children.parse(JSON.parse(children)))
}
