import type { StoredRow } from '@zhixing/functions/core/dynamodb/rows'
import {
  drawOne,
  drawRow,
  drawSealedEntry,
  editRow,
  fieldsOf,
  partitionName,
  putRow,
  removeRow,
  rowName,
  type TamperingMethod,
} from './edits'

export const entryMethods: Record<string, TamperingMethod> = {
  'edits an entry': (store, random) => {
    const entry = drawSealedEntry(store, random)
    const isEdited = entry && editRow(store, entry, fieldsOf(entry), random)
    return isEdited ? [`entry ${rowName(entry)}`] : undefined
  },
  'adds a field to an entry': (store, random) => {
    const entry = drawSealedEntry(store, random)
    if (!entry) return undefined
    putRow(store, { ...entry, remark: '补记' })
    return [`entry ${rowName(entry)}`]
  },
  'removes a field from an entry': (store, random) => {
    const entry = drawSealedEntry(store, random)
    if (!entry) return undefined
    const { [drawOne(fieldsOf(entry), random) ?? '']: _, ...rest } = entry
    putRow(store, rest as StoredRow)
    return [`entry ${rowName(entry)}`]
  },
  'removes an entry': (store, random) => {
    const entry = drawSealedEntry(store, random)
    if (!entry) return undefined
    removeRow(store, entry)
    return [`entry ${rowName(entry)}`]
  },
  'removes an entry and its position, but not its leaf': (store, random) => {
    const entry = drawSealedEntry(store, random)
    if (!entry) return undefined
    removeRow(store, entry)
    removeRow(store, { ...entry, pk: `SEALED#${partitionName(entry.pk)}` })
    return [`entry ${rowName(entry)}`]
  },
  'inserts an entry that was never queued': (store, random) => {
    const entry = drawSealedEntry(store, random)
    if (!entry) return undefined
    const inserted = { ...entry, sk: `${entry.sk}9` }
    putRow(store, inserted)
    return [`entry ${rowName(inserted)}`]
  },
  'swaps the contents of two entries': (store, random) => {
    const [one, other] = [drawSealedEntry(store, random), drawSealedEntry(store, random)]
    if (!one || !other || one === other) return undefined
    putRow(store, { ...other, pk: one.pk, sk: one.sk })
    putRow(store, { ...one, pk: other.pk, sk: other.sk })
    return [`entry ${rowName(one)}`, `entry ${rowName(other)}`]
  },
  'removes an unsealed entry from the queue': (store, random) => {
    const row = drawRow(store, 'UNSEALED#', random)
    if (!row) return undefined
    removeRow(store, row)
    return [`entry ${row.sk}`]
  },
  'edits the position of an entry': (store, random) => {
    const row = drawRow(store, 'SEALED#', random)
    return row && editRow(store, row, ['index'], random) ? [`sealed ${rowName(row)}`] : undefined
  },
  'removes the position of an entry': (store, random) => {
    const row = drawRow(store, 'SEALED#', random)
    if (!row) return undefined
    removeRow(store, row)
    return [`sealed ${rowName(row)}`]
  },
  'inserts a position': (store, random) => {
    const row = drawRow(store, 'SEALED#', random)
    if (!row) return undefined
    const inserted = { ...row, sk: `${row.sk}9` }
    putRow(store, inserted)
    return [`sealed ${rowName(inserted)}`]
  },
}
