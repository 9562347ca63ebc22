import { readXlsx, streamXlsxRows } from 'hucre/xlsx'
import { checkArchive } from './check-archive'
import { type CellValue, columnLetters, type SheetRow, toCellText } from './sheet-row'
import { UnreadableFileError } from './unreadable-file'

/** Rows looked at for what a person should know before they import; more would be held in memory. */
const NOTED_ROWS_MAX = 5000

/** What a person may not see in a workbook, or sees otherwise than it is read. Each in Chinese. */
export async function noteWorkbook(file: Uint8Array): Promise<string[]> {
  checkArchive(file)
  const { sheets } = await opened(() => readXlsx(file, { maxRows: NOTED_ROWS_MAX }))
  const [first, ...others] = sheets
  if (!first) throw new UnreadableFileError('empty')
  const hidden = [...(first.rowDefs ?? [])].flatMap(([index, row]) => (row.hidden ? [index + 1] : []))
  const merged = (first.merges ?? []).map(
    ({ startRow, startCol, endRow, endCol }) =>
      `${columnLetters(startCol)}${startRow + 1}:${columnLetters(endCol)}${endRow + 1}`,
  )
  return [
    ...(others.length > 0
      ? [`只读第一张表“${first.name}”；${others.map(({ name }) => `“${name}”`).join('、')}不读`]
      : []),
    ...(first.hidden || first.veryHidden ? ['第一张表在 Excel 里是隐藏的，照样读'] : []),
    ...(hidden.length > 0 ? [`第 ${listed(hidden)} 行在 Excel 里是隐藏的，照样读`] : []),
    ...(merged.length > 0 ? [`合并的单元格 ${listed(merged)} 只在左上一格有内容`] : []),
  ]
}

const listed = (items: (number | string)[]) =>
  items.length > 5 ? `${items.slice(0, 5).join('、')} 等 ${items.length} 处` : items.join('、')

/** The rows of the first sheet that hold anything. The XML is read as a stream, the archive is in memory. */
export async function* readWorkbookRows(file: Uint8Array): AsyncGenerator<SheetRow> {
  checkArchive(file)
  const rows = streamXlsxRows(file)[Symbol.asyncIterator]()
  for (;;) {
    const { value, done } = await opened(() => rows.next())
    if (done) return
    yield { number: value.index + 1, cells: (value.values as CellValue[]).map(toCellText) }
  }
}

/** Throws an error of the library as one that says what the owner of the file can do. */
async function opened<Result>(read: () => Promise<Result>): Promise<Result> {
  try {
    return await read()
  } catch (error) {
    // By its name: the class stands only in the library's root, which would bring all its formats along.
    if (error instanceof Error && error.name === 'EncryptedFileError')
      throw new UnreadableFileError('encrypted', error)
    throw new UnreadableFileError('damaged', error)
  }
}
