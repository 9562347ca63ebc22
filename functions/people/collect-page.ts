import { cursorOf, type LastKey, openCursor } from '../core/http/cursor'

/** A part of a list that is read by itself; `name` says in a cursor which part it is. */
export interface ListPart<Row> {
  name: string
  readFrom: (after: LastKey | undefined) => AsyncIterable<{ row: Row; key: LastKey }>
}

interface PageQuestion<Row> {
  /** What the cursor is bound to: the list, the caller and every filter. */
  question: readonly unknown[]
  cursor: string | undefined
  /** The parts in order, from the one named on. */
  partsFrom: (name: string | undefined) => AsyncIterable<ListPart<Row>> | Iterable<ListPart<Row>>
  matches: (row: Row) => boolean | Promise<boolean>
  pageMax: number
  /** Rows and empty parts that one page may read, so that a filter does not read a whole province. */
  readsMax: number
}

/** One page of a list that is read part by part. It may hold fewer rows than `pageMax` and have a cursor. */
export async function collectPage<Row>({
  question,
  cursor,
  partsFrom,
  matches,
  pageMax,
  readsMax,
}: PageQuestion<Row>): Promise<{ rows: Row[]; cursor: string | undefined }> {
  const from = openCursor(question, cursor) as { part: string; key?: LastKey } | undefined
  const rows: Row[] = []
  let reads = 0
  let last: { part: string; key?: LastKey | undefined } | undefined
  const isFull = () => rows.length === pageMax || reads >= readsMax
  for await (const { name, readFrom } of partsFrom(from?.part)) {
    if (isFull()) return { rows, cursor: cursorOf(question, last) }
    const after = name === from?.part ? from.key : undefined
    for await (const { row, key } of readFrom(after)) {
      if (isFull()) return { rows, cursor: cursorOf(question, last) }
      reads += 1
      if (await matches(row)) rows.push(row)
      last = { part: name, key }
    }
    reads += 1 // of a part without rows, or its end
    last = { part: name, key: last?.part === name ? last.key : after }
  }
  return { rows, cursor: undefined }
}
