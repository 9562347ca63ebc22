import type { LastKey } from '../../../core/http/cursor'
import { type NamedLearner, namedLearners, nameRowKey } from './entity'
import { nameTextKey } from './rows'

/** Pattern I14: those within a scope who are found by exactly this text, `pageSize` at a time, each with its key. */
export async function* namedLearnersWithin(
  { text, scope, pageSize }: { text: string; scope: string; pageSize: number },
  after: LastKey | undefined,
): AsyncGenerator<{ row: NamedLearner; key: LastKey }> {
  let startKey = after
  do {
    const { Items = [], LastEvaluatedKey } = await namedLearners
      .query({ textKey: nameTextKey(text), scope })
      .options((options) => ({
        ...options,
        limit: pageSize,
        ...(startKey && { exclusiveStartKey: startKey }),
      }))
      .send()
    for (const row of Items) yield { row, key: nameRowKey(row) }
    startKey = LastEvaluatedKey
  } while (startKey)
}
