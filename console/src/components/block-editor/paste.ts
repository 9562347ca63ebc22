import { aRow, linesOf, type Row, type Written } from './rows'

const BULLET = /^(?:[•·●○▪■◆\-*–—]\s*|[（(]?\d{1,2}[)）.．]\s+)(?=\S)/
const NUMBERED_HEADING =
  /^(?:第?[一二三四五六七八九十]{1,3}[、章节]|[（(][一二三四五六七八九十]{1,3}[)）])\S.{0,28}$/
const ENDS_A_SENTENCE = /[。；;！!？?，,：:]$/

/** Text copied from Word: a line is a paragraph, `一、…` on a line of its own a heading, lines with bullets a list. */
export function rowsOfPasted(text: string): Row[] {
  const rows: Row[] = []
  for (const line of linesOf(text.replace(/\r\n?/g, '\n').replace(/[\u00a0\u3000]/g, ' '))) {
    const last = rows.at(-1)
    const entry = line.replace(BULLET, '')
    if (entry === line) rows.push(aRow(isHeading(line) ? 'heading' : 'paragraph', line))
    else if (last?.kind === 'list') last.text += `\n${entry}`
    else rows.push(aRow('list', entry))
  }
  return rows
}

const isHeading = (line: string) => NUMBERED_HEADING.test(line) && !ENDS_A_SENTENCE.test(line)

/** Several lines into the selection `from`–`to` of one row. One line, or lines into a list, is ordinary typing: undefined. */
export function paste(rows: Row[], at: number, from: number, to: number, text: string): Written | undefined {
  const row = rows[at] as Row
  const pasted = rowsOfPasted(text)
  const last = pasted.at(-1)
  if (row.kind === 'list' || !last || (pasted.length === 1 && last.kind === 'paragraph')) return undefined
  const before = row.text.slice(0, from)
  const after = row.text.slice(to)
  const around = [
    ...(before.trim() ? [{ ...row, text: before }] : []),
    ...pasted,
    ...(after.trim() ? [aRow(row.kind, after)] : []),
  ]
  return { rows: rows.toSpliced(at, 1, ...around), caret: { key: last.key, at: last.text.length } }
}
