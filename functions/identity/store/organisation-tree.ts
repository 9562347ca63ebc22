import { BatchPutRequest } from 'dynamodb-toolbox/entity/actions/batchPut'
import { forEachConcurrently } from '../../core/concurrency'
import { writeRequests } from '../../core/dynamodb/rows'
import { ChildrenEntity, childrenOf, OrganisationEntity, type StoredChild } from './entity'
import { CHILDREN_PER_PART, ROOT } from './organisations'

export interface OrganisationRow {
  organisationId: string
  parentId?: string | undefined
  code: string // sorts siblings; administrative division codes do
  orgPath: string
  names: string[] // from the province down, its own last
  hasChildren: boolean
}

/**
 * Loads a tree or a branch of it: each organisation as an item of its own and among its siblings, beside
 * those that were there before. Repeating it changes nothing.
 */
export async function putOrganisations(rows: Iterable<OrganisationRow>): Promise<void> {
  const families = new Map<string, OrganisationRow[]>()
  for (const row of rows) {
    const { parentId = ROOT } = row
    const family = families.get(parentId) ?? []
    family.push(row)
    families.set(parentId, family)
  }
  const before = new Map<string, StoredChild[]>()
  await forEachConcurrently(families.keys(), async (parentId) => {
    before.set(parentId, await listChildren(parentId))
  })
  await writeRequests(requestsOf(families, before))
}

function* requestsOf(families: Map<string, OrganisationRow[]>, before: Map<string, StoredChild[]>) {
  for (const [parentId, rows] of families) {
    for (const { organisationId, orgPath, names, hasChildren } of rows)
      yield OrganisationEntity.build(BatchPutRequest).item({ organisationId, orgPath, names, hasChildren })
    const all = mergeChildren(before.get(parentId) ?? [], rows)
    for (let part = 0; part * CHILDREN_PER_PART < all.length; part++) {
      const children = all.slice(part * CHILDREN_PER_PART, (part + 1) * CHILDREN_PER_PART)
      yield ChildrenEntity.build(BatchPutRequest).item({ parentId, part, children })
    }
  }
}

function mergeChildren(before: StoredChild[], rows: OrganisationRow[]): StoredChild[] {
  const children = new Map(before.map((child) => [child.organisationId, child]))
  for (const { organisationId, code, orgPath, names, hasChildren } of rows)
    children.set(organisationId, { organisationId, code, orgPath, name: names.at(-1) ?? '', hasChildren })
  return [...children.values()].sort((one, other) => (sortText(one) < sortText(other) ? -1 : 1))
}

const sortText = ({ code, organisationId }: StoredChild) => `${code}#${organisationId}`

async function listChildren(parentId: string): Promise<StoredChild[]> {
  const { Items = [] } = await childrenOf
    .query({ parentId })
    .options((options) => ({ ...options, consistent: true, maxPages: Number.POSITIVE_INFINITY }))
    .send()
  return Items.flatMap(({ children }) => children)
}
