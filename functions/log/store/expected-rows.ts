import type { StoredRow } from '../../core/dynamodb/rows'
import type { TreeHead } from '../checkpoint/note'
import { type SignedNote, toBase64, toCheckpointAttributes, toTreeHeadAttributes } from './attributes'
import { checkpointKeyOf, HEAD_KEY, nodeKeyOf } from './keys'

// Rows that follow from others, exactly as the table holds them: a row that differs was altered.

export const expectedNodeRow = (level: number, index: number, hash: Buffer): StoredRow => ({
  ...nodeKeyOf(level, index),
  _et: 'LogNode',
  level,
  index,
  hash: toBase64(hash),
})

export const expectedHeadRow = (head: TreeHead, edge: readonly Buffer[]): StoredRow => ({
  ...HEAD_KEY,
  _et: 'LogHead',
  log: 'LOG',
  ...toTreeHeadAttributes(head),
  edge: edge.map(toBase64),
})

export const expectedCheckpointRow = (head: TreeHead, signed: SignedNote): StoredRow => ({
  ...checkpointKeyOf(head.size),
  _et: 'Checkpoint',
  ...toCheckpointAttributes(head, signed),
})

/** Whether two rows have the same attributes with the same values, in any order. */
export function isSameRow(one: StoredRow, other: StoredRow): boolean {
  const names = Object.keys(other)
  return (
    names.length === Object.keys(one).length && names.every((name) => isSameValue(one[name], other[name]))
  )
}

const isSameValue = (one: unknown, other: unknown): boolean =>
  one === other || (Array.isArray(one) && Array.isArray(other) && isSameList(one, other))

const isSameList = (one: unknown[], other: unknown[]) =>
  one.length === other.length && one.every((each, nth) => each === other[nth])
