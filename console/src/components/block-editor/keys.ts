import type { KeyboardEvent } from 'react'
import { type EditedRows, endList, joinRow, moveRow, type Row, splitRow } from './rows'

/** The edit of structure that a key makes at the selection `from`–`to`; undefined for keys that only type. */
export function editByKey(
  rows: Row[],
  index: number,
  event: KeyboardEvent,
  from: number,
  to: number,
): EditedRows | undefined {
  const row = rows[index] as Row
  if (event.altKey && event.key === 'ArrowUp') return index > 0 ? moveRow(rows, index, index - 1) : undefined
  if (event.altKey && event.key === 'ArrowDown')
    return index < rows.length - 1 ? moveRow(rows, index, index + 1) : undefined
  if (event.key === 'Backspace' && from === 0 && to === 0) return joinRow(rows, index)
  if (event.key !== 'Enter' || event.shiftKey || event.ctrlKey || event.metaKey) return undefined
  if (row.kind !== 'list') return splitRow(rows, index, from, to)
  const isOnEmptyLastLine = from === row.text.length && (row.text === '' || row.text.endsWith('\n'))
  return isOnEmptyLastLine ? endList(rows, index) : undefined
}
