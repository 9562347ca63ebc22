import { readTextTableRows } from './read-text-table'
import { noteWorkbook, readWorkbookRows } from './read-workbook'
import type { SheetRow } from './sheet-row'
import { UnreadableFileError } from './unreadable-file'

/** A workbook is read from memory, a text table as a stream. */
export const WORKBOOK_BYTES_MAX = 64 * 1024 * 1024
export const TEXT_TABLE_BYTES_MAX = 256 * 1024 * 1024

export type TableFormat = 'workbook' | 'text'

/** A file that can be opened again and again. */
export interface TableFile {
  bytes: number
  open: () => AsyncIterable<Uint8Array> | Promise<AsyncIterable<Uint8Array>>
}

const startsWith = (file: Uint8Array, ...bytes: number[]) => bytes.every((byte, at) => file[at] === byte)

/** The format by the first bytes, whatever the name of the file says. */
export async function detectFormat(file: TableFile): Promise<TableFormat> {
  if (file.bytes === 0) throw new UnreadableFileError('empty')
  const start = await readAll(await file.open(), 8)
  if (startsWith(start, 0xd0, 0xcf, 0x11, 0xe0)) throw new UnreadableFileError('old-excel')
  if (startsWith(start, 0x25, 0x50, 0x44, 0x46)) throw new UnreadableFileError('not-a-table') // %PDF
  const format = startsWith(start, 0x50, 0x4b) ? 'workbook' : 'text' // PK, a ZIP archive
  const bytesMax = format === 'workbook' ? WORKBOOK_BYTES_MAX : TEXT_TABLE_BYTES_MAX
  if (file.bytes > bytesMax) throw new UnreadableFileError('too-large')
  return format
}

/** The rows that hold anything, of the first sheet of a workbook or of a text table. */
export async function* readRows(file: TableFile, format: TableFormat): AsyncGenerator<SheetRow> {
  const chunks = await file.open()
  if (format === 'workbook') yield* readWorkbookRows(await readAll(chunks, WORKBOOK_BYTES_MAX))
  else yield* readTextTableRows(chunks)
}

/** Larger workbooks are not looked through for what is hidden: that takes the whole sheet into memory. */
const NOTED_BYTES_MAX = 4 * 1024 * 1024

/** What a person should know of the file before they import it, in Chinese. */
export async function noteTable(file: TableFile, format: TableFormat): Promise<string[]> {
  if (format === 'text' || file.bytes > NOTED_BYTES_MAX) return []
  return noteWorkbook(await readAll(await file.open(), NOTED_BYTES_MAX))
}

/** Up to `bytesMax` bytes; the rest is not read. */
async function readAll(chunks: AsyncIterable<Uint8Array>, bytesMax: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of chunks) {
    parts.push(chunk)
    bytes += chunk.length
    if (bytes >= bytesMax) break
  }
  return Buffer.concat(parts).subarray(0, bytesMax)
}
