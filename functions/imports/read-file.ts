import { isIdentityNumberTitle } from '@zhixing/shared/imports/fields'
import { detectFormat, noteTable, readRows, type TableFormat } from '../core/spreadsheet/read-table'
import type { SheetRow } from '../core/spreadsheet/sheet-row'
import { UnreadableFileError, unreadableReasons } from '../core/spreadsheet/unreadable-file'
import { readColumns, TITLE_ROWS_MAX } from './read-columns'
import { saveImport } from './store/imports'
import type { RevisionedImport, StoredImport } from './stored-import'
import { tableFileOf } from './table-file'

/** Rows looked at for titles and samples. */
const FIRST_ROWS = TITLE_ROWS_MAX + 20
const IDENTITY_NUMBER_NOTE = '身份证号不导入：知行不保存身份证号'

/** Reads the uploaded file once: what it is, its columns, how many rows. A file that is no table says why. */
export async function readFile(stored: RevisionedImport, now: Date): Promise<void> {
  const { revision, ...before } = stored
  const read = await whatIsRead(before)
  await saveImport({ ...before, ...read, updatedAt: now.toISOString() }, revision)
}

async function whatIsRead(stored: StoredImport): Promise<Partial<StoredImport>> {
  try {
    const file = tableFileOf(stored)
    const format = await detectFormat(file)
    const notes = await noteTable(file, format)
    return { ...(await readTable(stored, format, notes)), state: 'mapping', format }
  } catch (error) {
    if (error instanceof UnreadableFileError)
      return { state: 'unreadable', reason: unreadableReasons[error.reason] }
    throw error
  }
}

async function readTable(stored: StoredImport, format: TableFormat, notes: string[]) {
  const firstRows: SheetRow[] = []
  let count = 0
  for await (const row of readRows(tableFileOf(stored), format)) {
    count += 1
    if (firstRows.length < FIRST_ROWS) firstRows.push(row)
  }
  const found = readColumns(firstRows)
  if (!found) throw new UnreadableFileError('empty')
  const above = firstRows.filter(({ number }) => number <= found.titleRow).length
  const hasIdentityNumbers = found.columns.some(({ title }) => isIdentityNumberTitle(title))
  return {
    ...found,
    rows: count - above,
    notes: hasIdentityNumbers ? [...notes, IDENTITY_NUMBER_NOTE] : notes,
  }
}
