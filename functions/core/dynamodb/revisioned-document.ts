import type { Entity, FormattedItem, KeyInputItem } from 'dynamodb-toolbox/entity'
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get'
import { PutItemCommand, type PutItemInput, type PutItemOptions } from 'dynamodb-toolbox/entity/actions/put'
import { unavailableError } from '../transient-error'
import { conditionHeld, revisionIs } from './conditional-write'

// A revisioned document is an item with a number `revision` that goes up by one with every write, and a
// body that every write replaces as a whole (see document-attribute.ts). Revision 0: the item does not
// exist.

type Unrevisioned<Item> = Omit<Item, 'revision'>

/** The item with its revision, by a consistent read; undefined if absent. */
export async function findDocument<E extends Entity>(
  entity: E,
  key: KeyInputItem<E>,
): Promise<FormattedItem<E> | undefined> {
  const { Item } = await entity
    .build(GetItemCommand<E>)
    .key(key)
    .options({ consistent: true })
    .send()
  return Item as FormattedItem<E> | undefined
}

/**
 * Compare-and-set: writes the item under `revision + 1` if the stored revision still is `revision`.
 * Returns the new revision, or undefined if another writer was first.
 */
export async function putRevision<E extends Entity>(
  entity: E,
  item: Unrevisioned<PutItemInput<E>>,
  revision: number,
): Promise<number | undefined> {
  const next = { ...item, revision: revision + 1 } as PutItemInput<E>
  const options = { condition: revisionIs(revision) } as PutItemOptions<E>
  const held = await conditionHeld(
    entity
      .build(PutItemCommand<E>)
      .item(next)
      .options(options)
      .send(),
  )
  return held ? revision + 1 : undefined
}

const ATTEMPTS_MAX = 10

/**
 * Reads, changes and writes until no other writer comes in between. `change` gets the current item, or
 * undefined if absent, and returns what replaces it, or undefined to leave it as it is. Returns what was
 * written, or undefined if nothing was. Throws a transient error after ten lost races.
 */
export async function changeDocument<E extends Entity, Next extends Unrevisioned<PutItemInput<E>>>(
  entity: E,
  key: KeyInputItem<E>,
  change: (current: FormattedItem<E> | undefined) => Next | undefined,
): Promise<(Next & { revision: number }) | undefined> {
  for (let attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
    const current = await findDocument(entity, key)
    const next = change(current)
    if (next === undefined) return undefined
    const before = (current as { revision: number } | undefined)?.revision ?? 0
    const revision = await putRevision(entity, next, before)
    if (revision !== undefined) return { ...next, revision }
  }
  throw unavailableError(`${entity.entityName} was changed by others ${ATTEMPTS_MAX} times in a row`)
}
