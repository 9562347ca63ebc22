import type { RowKey } from '../../core/dynamodb/rows'
import { type EntryKey, parseEntryKeyText } from '../../ledger/api'

// The only place that spells keys of the log.

export const HEAD_KEY = { pk: 'LOG', sk: 'HEAD' } as const
export const LEAVES_PARTITION = 'LOG#LEAVES'
export const CHECKPOINTS_PARTITION = 'LOG#CHECKPOINTS'
const NODES = 'LOG#NODES#'
const SEALED = 'SEALED#'

/** Twelve digits, so that sort keys sort as the numbers do. */
export const indexText = (index: number) => String(index).padStart(12, '0')

export const nodesPartition = (level: number) => `${NODES}${level}`
export const nodeKeyOf = (level: number, index: number): RowKey => ({
  pk: nodesPartition(level),
  sk: indexText(index),
})
export const leavesKeyOf = (index: number): RowKey => ({ pk: LEAVES_PARTITION, sk: indexText(index) })
export const checkpointKeyOf = (size: number): RowKey => ({ pk: CHECKPOINTS_PARTITION, sk: indexText(size) })
export const sealedKeyOf = ({ learnerId, sortKey }: EntryKey): RowKey => ({
  pk: `${SEALED}${learnerId}`,
  sk: sortKey,
})
export const entryKeyOfSealed = ({ pk, sk }: RowKey): EntryKey =>
  parseEntryKeyText(`${pk.slice(SEALED.length)}#${sk}`)

export type LogRow =
  | { kind: 'head' }
  | { kind: 'leaves'; index: number }
  | { kind: 'node'; name: string } // level/index
  | { kind: 'checkpoint'; size: number }
  | { kind: 'sealed'; entryKey: EntryKey }
  | { kind: 'stray' } // in a partition of the log, but not written by this code

/** What a row of the table is in the log; undefined for rows of other modules. A tampered sort key gives NaN, which fsck reports. */
export function parseLogRowKey({ pk, sk }: RowKey): LogRow | undefined {
  if (pk === HEAD_KEY.pk && sk === HEAD_KEY.sk) return { kind: 'head' }
  if (pk === LEAVES_PARTITION) return { kind: 'leaves', index: Number(sk) }
  if (pk === CHECKPOINTS_PARTITION) return { kind: 'checkpoint', size: Number(sk) }
  if (pk.startsWith(NODES)) return { kind: 'node', name: `${pk.slice(NODES.length)}/${Number(sk)}` }
  if (pk.startsWith(SEALED)) return { kind: 'sealed', entryKey: entryKeyOfSealed({ pk, sk }) }
  return pk === HEAD_KEY.pk || pk.startsWith('LOG#') ? { kind: 'stray' } : undefined
}
