import type { RosterRow } from '@zhixing/shared/identity/roster-row'
import type { ImportColumn } from '@zhixing/shared/imports/contract'
import { fieldTitles, type ImportField, requiredFields } from '@zhixing/shared/imports/fields'
import { isBlankText, toSearchText } from '@zhixing/shared/typed-text'
import { columnLetters, type SheetRow } from '../core/spreadsheet/sheet-row'
import { readCell } from './read-cell'

/** A roster row whose unit is still a name; absent means the unit of the whole import. */
export type NamedRosterRow = Omit<RosterRow, 'organisationId'> & { unit?: string }

/** `skipped`: a blank row, or one that counts the others. */
export type RowReading = { row: NamedRosterRow } | { reasons: string[] } | 'skipped'

const isTotal = (cells: string[]) =>
  /^(合计|总计|小计|共计|总人数)/.test(toSearchText(cells.find((cell) => !isBlankText(cell)) ?? ''))

/** Reads a row by what its columns hold. Each reason names the column as Excel does. */
export function readRosterRow({ cells }: SheetRow, columns: readonly ImportColumn[]): RowReading {
  const values: Partial<Record<ImportField, string>> = {}
  const reasons: string[] = []
  columns.forEach(({ field }, index) => {
    if (!field) return
    const reading = readCell(field, cells[index] ?? '')
    if ('reason' in reading) reasons.push(`${columnLetters(index)} 列：${reading.reason}`)
    else if (reading.value !== undefined) values[field] = reading.value
  })
  const isEmpty = reasons.length === 0 && Object.keys(values).length === 0
  if (isEmpty || (isTotal(cells) && values.rosterCode === undefined)) return 'skipped'
  columns.forEach(({ field }, index) => {
    const isMissing = requiredFields.some((required) => required === field) && isBlankText(cells[index] ?? '')
    if (field && isMissing) reasons.push(`${columnLetters(index)} 列：${fieldTitles[field]}没有填`)
  })
  return reasons.length > 0 ? { reasons } : { row: values as NamedRosterRow } // required fields were read
}
