import { toCanonicalJson } from '@zhixing/shared/canonical-json'
import type { FormattedItem } from 'dynamodb-toolbox/entity'
import { changeDocument, findDocument, putRevision } from '../../core/dynamodb/revisioned-document'
import { ChildrenEntity, childrenOf, OrganisationEntity, type StoredChild } from './entity'
import { CHILDREN_PER_PART, forgetOrganisation } from './organisations'

/** An organisation as it is changed at the console; revision 0 for one that was loaded and not changed yet. */
export type ManagedUnit = Omit<FormattedItem<typeof OrganisationEntity>, 'revision'> & { revision: number }

/** Pattern I8, consistent. */
export async function findUnit(organisationId: string): Promise<ManagedUnit | undefined> {
  const found = await findDocument(OrganisationEntity, { organisationId })
  forgetOrganisation(organisationId) // what this instance remembers may be older
  return found && { ...found, revision: found.revision ?? 0 }
}

/** Compare-and-set. Returns the unit with its new revision, or undefined if another change was first. */
export async function saveUnit({ revision, ...unit }: ManagedUnit): Promise<ManagedUnit | undefined> {
  const saved = await putRevision(OrganisationEntity, unit, revision)
  forgetOrganisation(unit.organisationId)
  return saved === undefined ? undefined : { ...unit, revision: saved }
}

/** Pattern I9, consistent: every child of a unit, also the closed ones, in the order of their codes. */
export async function listUnitsBelow(parentId: string): Promise<StoredChild[]> {
  return (await listParts(parentId)).flatMap(({ children }) => children)
}

/**
 * Puts a child in its place among its siblings, or replaces what is said of it there. A child that sorts
 * into a full part makes the part larger; one that sorts behind a full last part begins a new part.
 */
export async function putChild(parentId: string, child: StoredChild): Promise<void> {
  const parts = await listParts(parentId)
  const isHere = ({ children }: { children: StoredChild[] }) =>
    children.some(({ organisationId }) => organisationId === child.organisationId)
  const isPlace = ({ children }: { children: StoredChild[] }) =>
    sortText(child) < sortText(children.at(-1)) || children.length < CHILDREN_PER_PART
  const part = (parts.find(isHere) ?? parts.find(isPlace))?.part ?? parts.length
  await changeDocument(ChildrenEntity, { parentId, part }, (current) => {
    const before = current?.children ?? []
    if (before.some((each) => toCanonicalJson(each) === toCanonicalJson(child))) return undefined
    const others = before.filter((each) => each.organisationId !== child.organisationId)
    const children = [...others, child].sort((one, other) => (sortText(one) < sortText(other) ? -1 : 1))
    return { parentId, part, children }
  })
}

/** Takes a child out of its siblings, because it has moved to another parent. */
export async function removeChild(parentId: string, organisationId: string): Promise<void> {
  for (const { part } of await listParts(parentId))
    await changeDocument(ChildrenEntity, { parentId, part }, (current) => {
      const children = current?.children ?? []
      const others = children.filter((child) => child.organisationId !== organisationId)
      return others.length === children.length ? undefined : { parentId, part, children: others }
    })
}

/** Sorts last if absent. */
const sortText = (child: StoredChild | undefined) =>
  child === undefined ? '\uffff' : `${child.code}#${child.organisationId}`

async function listParts(parentId: string) {
  const { Items = [] } = await childrenOf
    .query({ parentId })
    .options((options) => ({ ...options, consistent: true, maxPages: Number.POSITIVE_INFINITY }))
    .send()
  return Items
}
