import { readRows } from '../core/spreadsheet/read-table'
import type { SheetRow } from '../core/spreadsheet/sheet-row'
import { type NamedRosterRow, type RowReading, readRosterRow } from './read-roster-row'
import { createRepeatFinder } from './repeated-rows'
import type { StoredImport } from './stored-import'
import { tableFileOf } from './table-file'

/** A row of the file with what it says, before anything stored is looked at. */
export interface JudgedRow {
  sheetRow: SheetRow
  reading: RowReading
}

/** Every row below the titles, in order; a row that repeats an earlier one is refused. */
export async function* judgeRows(stored: StoredImport): AsyncGenerator<JudgedRow> {
  const { titleRow = 0, columns, format = 'text' } = stored
  const findRepeat = createRepeatFinder()
  for await (const sheetRow of readRows(tableFileOf(stored), format)) {
    if (sheetRow.number <= titleRow) continue
    const reading = readRosterRow(sheetRow, columns)
    const repeat = isRow(reading) ? findRepeat({ ...reading.row, number: sheetRow.number }) : undefined
    yield { sheetRow, reading: repeat ? { reasons: [repeat] } : reading }
  }
}

export const isRow = (reading: RowReading): reading is { row: NamedRosterRow } =>
  reading !== 'skipped' && 'row' in reading
