import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb'
import type { Entity } from 'dynamodb-toolbox/entity'
import { PutItemCommand, type PutItemInput, type PutItemOptions } from 'dynamodb-toolbox/entity/actions/put'

/**
 * Waits for a conditional write: true if the condition held and the item is written, false if it did not
 * hold and nothing changed. Throws every other error. If the answer to a write is lost, the client's retry
 * meets the item it wrote itself and the result is false; a caller for which that makes a difference reads
 * the item.
 */
export async function conditionHeld(write: Promise<unknown>): Promise<boolean> {
  try {
    await write
    return true
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false
    throw error
  }
}

/** Puts the item unless one with its key exists. Returns whether it was put. */
export function putIfAbsent<E extends Entity>(entity: E, item: PutItemInput<E>): Promise<boolean> {
  const [keyAttribute] = entity.schema.keyAttributeNames
  const options = { condition: absent(keyAttribute as string) } as PutItemOptions<E>
  return conditionHeld(
    entity
      .build(PutItemCommand<E>)
      .item(item)
      .options(options)
      .send(),
  )
}

/** Condition: the item does not exist, or has no such attribute. */
export const absent = <Attribute extends string>(attr: Attribute) => ({ attr, exists: false as const })

/** Condition: the item exists and has this attribute. */
export const present = <Attribute extends string>(attr: Attribute) => ({ attr, exists: true as const })

/** Condition: the attribute has this value. */
export const equals = <Attribute extends string, Value extends string | number | boolean>(
  attr: Attribute,
  eq: Value,
) => ({ attr, eq })

/** Condition of a compare-and-set: the stored revision is the one that was read; 0: the item is absent. */
export const revisionIs = (revision: number) =>
  revision === 0 ? absent('revision') : equals('revision', revision)
