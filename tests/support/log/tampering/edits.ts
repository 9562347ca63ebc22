import type { StoredRow } from '@zhixing/functions/core/dynamodb/rows'
import { integerBelow, type Random } from '../../random'
import { rowKeyOf, type SealedStore } from '../sealed-store'

/**
 * Tampers with a store and returns what fsck must name. Undefined if the store holds nothing of the kind, or
 * the drawn change would change nothing.
 */
export type TamperingMethod = (store: SealedStore, random: Random) => string[] | undefined

export const drawOne = <T>(all: readonly T[], random: Random): T | undefined =>
  all[integerBelow(all.length, random)]

export const rowsOf = ({ rows }: SealedStore, prefix: string) =>
  [...rows.values()].filter(({ pk }) => pk.startsWith(prefix))

export const drawRow = (store: SealedStore, prefix: string, random: Random) =>
  drawOne(rowsOf(store, prefix), random)

/** What follows the prefix of a partition key. */
export const partitionName = (pk: string) => pk.slice(pk.indexOf('#') + 1)
export const rowName = ({ pk, sk }: StoredRow) => `${partitionName(pk)}#${sk}`

export const putRow = ({ rows }: SealedStore, row: StoredRow) => void rows.set(rowKeyOf(row), row)
export const removeRow = ({ rows }: SealedStore, row: StoredRow) => rows.delete(rowKeyOf(row))

const isSealed = ({ rows }: SealedStore, { pk, sk }: StoredRow) =>
  rows.has(`SEALED#${partitionName(pk)} ${sk}`)

export const drawSealedEntry = (store: SealedStore, random: Random) =>
  drawOne(
    rowsOf(store, 'LEDGER#').filter((entry) => isSealed(store, entry)),
    random,
  )

const tableFields = new Set(['pk', 'sk', '_et', '_ct', '_md'])
export const fieldsOf = (row: StoredRow) => Object.keys(row).filter((name) => !tableFields.has(name))

/** Changes one of the named fields that the row has. */
export function editRow(store: SealedStore, row: StoredRow, names: string[], random: Random): boolean {
  const present = names.filter((name) => name in row)
  const name = drawOne(present, random)
  if (!name) return false
  putRow(store, { ...row, [name]: changedValue(row[name], random) })
  return true
}

/** A different value of the same type. */
function changedValue(value: unknown, random: Random): unknown {
  if (typeof value === 'number') return value + (drawOne([0.25, 1, -1, 100], random) ?? 1)
  const text = String(value)
  const at = integerBelow(Math.max(text.length, 1), random)
  return `${text.slice(0, at)}${text[at] === 'x' ? 'y' : 'x'}${text.slice(at + 1)}`
}
