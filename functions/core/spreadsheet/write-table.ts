import { writeXlsxStream } from 'hucre/xlsx'
import type { TableFormat } from './read-table'
import { toSafeCell } from './safe-cell'

export interface TableToWrite {
  sheetName: string
  header: readonly string[]
  rows: AsyncIterable<readonly string[]> | Iterable<readonly string[]>
}

/**
 * A workbook or a text table as bytes, made while its rows are read. Every cell is text: no program reads it
 * as a formula or a number. A text table begins with a byte order mark, by which Excel knows UTF-8.
 */
export const writeTable = (table: TableToWrite, format: TableFormat): AsyncIterable<Uint8Array> =>
  format === 'workbook' ? writeWorkbook(table) : writeTextTable(table)

async function* writeWorkbook({ sheetName, header, rows }: TableToWrite) {
  const cells = async function* () {
    yield [...header]
    for await (const row of rows) yield row.map(toXmlText)
  }
  const columns = header.map((title) => ({ width: Math.min(40, Math.max(12, title.length * 2 + 4)) }))
  const stream = writeXlsxStream(cells(), { name: sheetName, columns, freezePane: { rows: 1 } })
  yield* stream as unknown as AsyncIterable<Uint8Array> // Node's web streams can be iterated
}

/** XML 1.0 has no place for most control characters. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is removed
const toXmlText = (text: string) => text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')

const CHUNK_CHARACTERS = 64 * 1024

async function* writeTextTable({ header, rows }: TableToWrite) {
  const encoder = new TextEncoder()
  let text = `\uFEFF${toLine(header)}`
  for await (const row of rows) {
    text += toLine(row)
    if (text.length < CHUNK_CHARACTERS) continue
    yield encoder.encode(text)
    text = ''
  }
  yield encoder.encode(text)
}

/** RFC 4180. */
const toLine = (cells: readonly string[]) => `${cells.map((cell) => quoted(toSafeCell(cell))).join(',')}\r\n`

const quoted = (cell: string) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)
