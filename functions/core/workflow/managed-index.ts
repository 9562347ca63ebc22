import { QueryCommand } from 'dynamodb-toolbox/table/actions/query'
import { table } from '../dynamodb/table'
import type { LastKey } from '../http/cursor'

const KEYS_MAX = 1000 // read for one page at most: a district among many is not searched for without end

/** A page of what fits in a partition of the index, last first, from its keys alone; whoever shows one asks the thing itself. */
export async function findInIndex<Key>(
  partition: string,
  open: (sortKey: string) => Key,
  fits: (key: Key) => boolean,
  after: LastKey | undefined,
  pageMax: number,
) {
  const found: Key[] = []
  let last = after
  for (let read = 0; read < KEYS_MAX; read += 200) {
    const query = table.build(QueryCommand).query({ index: 'gsi1', partition })
    const page = await query
      .options({ reverse: true, limit: 200, ...(last && { exclusiveStartKey: last }) })
      .send()
    for (const { pk, sk, gsi1pk, gsi1sk } of (page.Items ?? []) as Record<string, string>[]) {
      const key = open(gsi1sk ?? '')
      if (!fits(key)) continue
      found.push(key)
      if (found.length === pageMax) return { found, lastKey: { pk, sk, gsi1pk, gsi1sk } }
    }
    last = page.LastEvaluatedKey
    if (!last) break
  }
  return { found, lastKey: last }
}
