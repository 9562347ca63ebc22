import { getRows, putRows } from '../../core/dynamodb/rows'
import { type EntryKey, entryKeyText } from '../../ledger/api'
import { entryKeyOfSealed, sealedKeyOf } from './keys'
import type { LeafGroup } from './leaves'

export const toSealedRow = (key: EntryKey, index: number) => ({ ...sealedKeyOf(key), index })

/** Without a condition: the leaves decide the positions, so every writer writes the same. */
export const putSealedPositions = ({ index, keys }: LeafGroup) =>
  putRows(keys.map((key, nth) => toSealedRow(key, index + nth)))

/** The index of an entry in the log; undefined if it is not sealed. */
export async function findLeafIndex(key: EntryKey): Promise<number | undefined> {
  const [row] = await getRows([sealedKeyOf(key)])
  return row && Number(row.index)
}

/** Which of these entries are sealed, as key texts; read consistently. */
export async function findSealed(keys: readonly EntryKey[]): Promise<Set<string>> {
  const rows = await getRows(keys.map(sealedKeyOf), 'pk, sk')
  return new Set(rows.map((row) => entryKeyText(entryKeyOfSealed(row))))
}
