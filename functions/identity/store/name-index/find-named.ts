import { decodeTime } from 'ulid'
import { forEachConcurrently } from '../../../core/concurrency'
import type { LastKey } from '../../../core/http/cursor'
import { type NamedLearner, nameChanges, namedLearners, nameRowKey } from './entity'
import { nameTextKey } from './rows'
import { settleNames } from './settle-names'

/** A change that is not settled by then was left by a crash. */
const CHANGE_SECONDS_MAX = 60

/** Completes what crashed changes left undone, so that a search meets no row of an earlier name or unit. */
export async function settleCrashedChanges(now: Date): Promise<void> {
  const { Items: changes = [] } = await nameChanges.query({}).send()
  const crashed = changes.filter(
    ({ changeId }) => decodeTime(changeId) + CHANGE_SECONDS_MAX * 1000 < now.getTime(),
  )
  await forEachConcurrently(crashed, settleNames)
}

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
