import { type EntryKey, sealedKeyOf } from '../../ledger/api'
import { ALGORITHM, type TreeHead } from '../checkpoint'
import type { Stored } from '../leaf'

// Rows that follow from others, to the letter as they stand in the table: what differs from these was altered.

const placeOf = (index: number) => String(index).padStart(12, '0')
const text = (hash: Uint8Array) => Buffer.from(hash).toString('base64')

export const sealedRow = (key: EntryKey, index: number): Stored => ({ ...sealedKeyOf(key), index })

export const nodeRow = (level: number, index: number, hash: Buffer): Stored => ({
  pk: `LOG#NODES#${level}`,
  sk: placeOf(index),
  _et: 'LogNode',
  level,
  index,
  hash: text(hash),
})

const headFacts = ({ size, root, sealedAt, previousSize, previousRoot }: TreeHead) => ({
  size,
  root: text(root),
  sealedAt,
  previousSize,
  previousRoot: text(previousRoot),
})

export const headRow = (head: TreeHead, edge: Buffer[]): Stored => ({
  pk: 'LOG',
  sk: 'HEAD',
  _et: 'LogHead',
  log: 'LOG',
  ...headFacts(head),
  edge: edge.map(text),
})

export const checkpointRow = (
  head: TreeHead,
  signed: { logName: string; verifierKey: string; note: string },
): Stored => ({
  pk: 'LOG#CHECKPOINTS',
  sk: placeOf(head.size),
  _et: 'Checkpoint',
  ...headFacts(head),
  algorithm: ALGORITHM,
  ...signed,
})

/** The same names with the same values, whatever their order. */
export function isSameRow(one: Stored, other: Stored): boolean {
  const names = Object.keys(other)
  return (
    names.length === Object.keys(one).length && names.every((name) => isSameValue(one[name], other[name]))
  )
}
const isSameValue = (one: unknown, other: unknown) =>
  one === other ||
  (Array.isArray(one) &&
    Array.isArray(other) &&
    one.length === other.length &&
    one.every((each, nth) => each === other[nth]))
