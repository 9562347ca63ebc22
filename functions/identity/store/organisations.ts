import {
  type Organisation,
  organisationIdOf,
  organisationLevels,
  pathsAbove,
} from '@zhixing/shared/identity/organisation'
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get'
import { createCache } from '../../core/dynamodb/cache'
import type { LastKey } from '../../core/http/cursor'
import { childrenOf, OrganisationEntity } from './entity'

/** `names` from the province down, its own last. */
export type OrganisationWithNames = Organisation & { names: string[] }

export const ROOT = 'ROOT'
export const CHILDREN_PER_PART = 100

const cache = createCache<OrganisationWithNames>({ entriesMax: 5000, seconds: 300 })

/** Pattern I8, cached for five minutes: the tree changes a few times a year. */
export async function findOrganisation(organisationId: string): Promise<OrganisationWithNames | undefined> {
  const known = cache.find(organisationId)
  if (known) return known
  const { Item } = await OrganisationEntity.build(GetItemCommand).key({ organisationId }).send()
  if (!Item) return undefined
  const level = organisationLevels[Item.names.length - 1] ?? 'village'
  return cache.put(organisationId, { ...Item, level, name: Item.names.at(-1) ?? '' })
}

/** Pattern I9: a hundred of the children in the order of their codes; without a parent the provinces. */
export async function listChildOrganisations(
  parentId: string | undefined,
  after: LastKey | undefined,
): Promise<{ organisations: Organisation[]; lastKey: LastKey | undefined }> {
  const { Items = [], LastEvaluatedKey } = await childrenOf
    .query({ parentId: parentId ?? ROOT })
    .options((options) => ({ ...options, limit: 1, ...(after && { exclusiveStartKey: after }) }))
    .send()
  const organisations = Items.flatMap(({ children }) => children).map(({ code: _, ...child }) => ({
    ...child,
    level: organisationLevels[child.orgPath.split('/').length - 2] ?? 'village',
  }))
  // Only a full part can be followed by another one.
  return { organisations, lastKey: organisations.length < CHILDREN_PER_PART ? undefined : LastEvaluatedKey }
}

/** The organisations from the province down to this one, from its own item. */
export const pathTo = ({
  orgPath,
  names,
}: Pick<OrganisationWithNames, 'orgPath' | 'names'>): Organisation[] =>
  pathsAbove(orgPath)
    .reverse()
    .map((path, depth) => ({
      organisationId: organisationIdOf(path),
      orgPath: path,
      name: names[depth] ?? '',
      level: organisationLevels[depth] ?? 'village',
      hasChildren: true,
    }))
