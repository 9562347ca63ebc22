import { type EditedRows, linesOf, newRow, type Row } from './rows'

const BULLET = /^(?:[•·●○▪■◆\-*–—]\s*|[（(]?\d{1,2}[)）.．]\s+)(?=\S)/
const NUMBERED_HEADING =
  /^(?:第?[一二三四五六七八九十]{1,3}[、章节]|[（(][一二三四五六七八九十]{1,3}[)）])\S.{0,28}$/
const ENDS_A_SENTENCE = /[。；;！!？?，,：:]$/

/** The rows of a text copied from Word: bulleted lines form a list, a line like `一、…` is a heading. */
function rowsFromPlainText(text: string): Row[] {
  const rows: Row[] = []
  for (const line of linesOf(text.replace(/\r\n?/g, '\n').replace(/[\u00a0\u3000]/g, ' '))) {
    const last = rows.at(-1)
    const entry = line.replace(BULLET, '')
    if (entry === line) rows.push(newRow(isHeading(line) ? 'heading' : 'paragraph', line))
    else if (last?.kind === 'list') last.text += `\n${entry}`
    else rows.push(newRow('list', entry))
  }
  return rows
}

const isHeading = (line: string) => NUMBERED_HEADING.test(line) && !ENDS_A_SENTENCE.test(line)

/**
 * Pastes a text of several lines over the selection `from`–`to` of a row.
 * Returns undefined where the browser should paste by itself: one plain line, a blank text, or into a list.
 */
export function pasteIntoRow(
  rows: Row[],
  index: number,
  from: number,
  to: number,
  text: string,
): EditedRows | undefined {
  const row = rows[index] as Row
  const pasted = rowsFromPlainText(text)
  const last = pasted.at(-1)
  const isOnePlainLine = pasted.length === 1 && last?.kind === 'paragraph'
  if (row.kind === 'list' || !last || isOnePlainLine) return undefined
  const before = row.text.slice(0, from)
  const after = row.text.slice(to)
  const replacement = [
    ...(before.trim() ? [{ ...row, text: before }] : []),
    ...pasted,
    ...(after.trim() ? [newRow(row.kind, after)] : []),
  ]
  return {
    rows: rows.toSpliced(index, 1, ...replacement),
    caret: { key: last.key, offset: last.text.length },
  }
}
