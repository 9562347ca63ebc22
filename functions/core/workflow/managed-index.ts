import { QueryCommand } from 'dynamodb-toolbox/table/actions/query'
import { table } from '../dynamodb/table'
import type { LastKey } from '../http/cursor'

/**
 * A partition of `gsi1` with every document of one kind, newest change first. The fields by which lists are
 * filtered are part of the sort key, so that a page is chosen from keys alone and only what is shown is read.
 */
export interface ManagedIndex<Key, Document> {
  /** The fields of a document that its sort key holds. */
  toIndexKey: (document: Document) => Key
  /** The index attributes that every write of a document puts. */
  attributesOf: (document: Document, changedAt: string) => { gsi1pk: string; gsi1sk: string }
  /**
   * A page of the keys that match, newest change first. `lastKey` is where the next page starts after, absent
   * on the last page. With it a page may hold fewer than `pageMax` keys: it has read its limit of keys.
   */
  listKeys: (
    matches: (key: Key) => boolean,
    after: LastKey | undefined,
    pageMax: number,
  ) => Promise<{ keys: Key[]; lastKey?: LastKey | undefined }>
}

interface IndexDeclaration<Key, Document> {
  partition: `MANAGED#${string}`
  /** In their order in the sort key, after the instant of the change. Never reordered: rows are stored so. */
  fields: readonly (keyof Key & string)[]
  toIndexKey: (document: Document) => Key
}

export const managedIndex = <Key extends Record<string, string>, Document>({
  partition,
  fields,
  toIndexKey,
}: IndexDeclaration<Key, Document>): ManagedIndex<Key, Document> => ({
  toIndexKey,
  attributesOf(document, changedAt) {
    const key = toIndexKey(document)
    return { gsi1pk: partition, gsi1sk: [changedAt, ...fields.map((field) => key[field])].join('#') }
  },
  listKeys: (matches, after, pageMax) =>
    listKeys(partition, (sortKey) => parseKey<Key>(fields, sortKey), matches, after, pageMax),
})

/** Every sort key was written by `attributesOf`, so its fields have their types. */
function parseKey<Key>(fields: readonly string[], sortKey: string): Key {
  const [_changedAt, ...values] = sortKey.split('#')
  return Object.fromEntries(fields.map((field, index) => [field, values[index] ?? ''])) as Key
}

// Limit of keys read for one page, so that a caller with a narrow scope does not read the whole partition.
const KEYS_MAX = 1000
const QUERY_KEYS = 200

async function listKeys<Key>(
  partition: string,
  parse: (sortKey: string) => Key,
  matches: (key: Key) => boolean,
  after: LastKey | undefined,
  pageMax: number,
): Promise<{ keys: Key[]; lastKey?: LastKey | undefined }> {
  const keys: Key[] = []
  let pageEnd: LastKey | undefined // of the last key in `keys`
  let last = after
  for (let read = 0; read < KEYS_MAX; read += QUERY_KEYS) {
    const { Items = [], LastEvaluatedKey } = await table
      .build(QueryCommand)
      .query({ index: 'gsi1', partition })
      .options({ reverse: true, limit: QUERY_KEYS, ...(last && { exclusiveStartKey: last }) })
      .send()
    for (const { pk, sk, gsi1pk, gsi1sk } of Items as Record<string, string>[]) {
      const key = parse(gsi1sk ?? '')
      if (!matches(key)) continue
      if (keys.length === pageMax) return { keys, lastKey: pageEnd } // this match begins the next page
      keys.push(key)
      pageEnd = { pk, sk, gsi1pk, gsi1sk }
    }
    last = LastEvaluatedKey
    if (!last) break
  }
  return { keys, lastKey: last }
}
