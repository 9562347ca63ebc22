import type { RefusedRow } from '@zhixing/shared/imports/contract'
import { readRows } from '../core/spreadsheet/read-table'
import { writeTable } from '../core/spreadsheet/write-table'
import { putFile } from '../core/storage/put-file'
import { refusedRowsOf } from './store/refused-rows'
import type { StoredImport } from './stored-import'
import { resultUrlOf, tableFileOf } from './table-file'

export const contentTypes = {
  workbook: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  text: 'text/csv',
}

const RESULT_TITLES = ['结果', '原因']

/**
 * Stores the refused rows as a file like the one uploaded, with 结果 and 原因 after its columns. A person
 * corrects the rows in it and uploads it again as it is: columns that are not known are not imported.
 */
export async function writeResult(stored: StoredImport, now: Date): Promise<void> {
  const { columns, format = 'text' } = stored
  const header = [...columns.map(({ title }) => title), ...RESULT_TITLES]
  const table = { sheetName: '退回的行', header, rows: refusedRows(stored) }
  await putFile(resultUrlOf(stored), writeTable(table, format), contentTypes[format], now)
}

/** Reads the file and the refusals side by side; both are in the order of the rows. */
async function* refusedRows(stored: StoredImport): AsyncGenerator<string[]> {
  const { importId, pass = 'check', columns, format = 'text' } = stored
  const refusals = refusedRowsOf(importId, pass)
  let refusal = await nextOf(refusals)
  for await (const { number, cells } of readRows(tableFileOf(stored), format)) {
    if (!refusal) return
    if (number < refusal.row) continue
    const original = columns.map((_, index) => cells[index] ?? '')
    yield [...original, '退回', refusal.reasons.join('；')]
    refusal = await nextOf(refusals)
  }
}

const nextOf = async (refusals: AsyncGenerator<RefusedRow>): Promise<RefusedRow | undefined> => {
  const { value, done } = await refusals.next()
  return done ? undefined : value
}
