import {
  type Organisation,
  organisationIdOf,
  organisationLevels,
  pathsAbove,
} from '@zhixing/shared/identity/organisation'
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get'
import { createCache } from '../../core/dynamodb/cache'
import type { LastKey } from '../../core/http/cursor'
import { childrenKeyOf, childrenOf, OrganisationEntity } from './entity'

/** `names` from the province down, its own last. */
export type OrganisationWithNames = Organisation & { names: string[]; closedOn?: string | undefined }

export const ROOT = 'ROOT'
export const CHILDREN_PER_PART = 100

const cache = createCache<OrganisationWithNames>({ entriesMax: 5000, seconds: 300 })

/** Pattern I8, cached for five minutes: the tree changes a few times a year. */
export async function findOrganisation(organisationId: string): Promise<OrganisationWithNames | undefined> {
  const known = cache.find(organisationId)
  if (known) return known
  const { Item } = await OrganisationEntity.build(GetItemCommand).key({ organisationId }).send()
  if (!Item) return undefined
  const { orgPath, names, hasChildren, closedOn } = Item
  const level = organisationLevels[names.length - 1] ?? 'village'
  const name = names.at(-1) ?? ''
  return cache.put(organisationId, { organisationId, orgPath, names, hasChildren, closedOn, level, name })
}

/** After a change by this instance; others see it within five minutes. */
export const forgetOrganisation = (organisationId: string) => cache.invalidate(organisationId)

/**
 * Pattern I9: a hundred of the children in the order of their codes, without closed ones; without a parent
 * the provinces.
 */
export async function listChildOrganisations(
  parentId: string | undefined,
  after: LastKey | undefined,
): Promise<{ organisations: Organisation[]; lastKey: LastKey | undefined }> {
  // One part more tells whether there is another page: a part may have lost children.
  const { Items = [] } = await childrenOf
    .query({ parentId: parentId ?? ROOT })
    .options((options) => ({ ...options, limit: 2, ...(after && { exclusiveStartKey: after }) }))
    .send()
  const [page, next] = Items
  const open = (page?.children ?? []).filter(({ closedOn }) => closedOn === undefined)
  const organisations = open.map(({ organisationId, orgPath, name, hasChildren }) => ({
    ...{ organisationId, orgPath, name, hasChildren },
    level: organisationLevels[orgPath.split('/').length - 2] ?? 'village',
  }))
  return { organisations, lastKey: page && next ? childrenKeyOf(page) : undefined }
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
