import type { ArticleBlock } from '@zhixing/shared/catalogue/article'
import { newId } from '../../server/new-id'

/** A block while it is edited. A list is one text with a line for each entry. The key moves with the row. */
export interface Row {
  key: string
  kind: ArticleBlock['kind']
  text: string
}

/** The position of the cursor after an edit, as an offset into the text of a row. */
export interface Caret {
  key: string
  offset: number
}

/** The rows after an edit. */
export interface EditedRows {
  rows: Row[]
  caret?: Caret
}

export const newRow = (kind: Row['kind'] = 'paragraph', text = ''): Row => ({ key: newId(), kind, text })

export const rowsFromBlocks = (blocks: ArticleBlock[]): Row[] =>
  blocks.length
    ? blocks.map((block) => newRow(block.kind, block.kind === 'list' ? block.entries.join('\n') : block.text))
    : [newRow()]

/** The blocks of an article; empty rows are left out. */
export const blocksFromRows = (rows: Row[]): ArticleBlock[] =>
  rows.flatMap(({ kind, text }): ArticleBlock[] => {
    if (!text.trim()) return []
    if (kind !== 'list') return [{ kind, text: text.trim() }]
    return [{ kind, entries: linesOf(text) }]
  })

/** Enter: deletes the selection `from`–`to`. The text after it becomes a paragraph; in a quote, a quote. */
export function splitRow(rows: Row[], index: number, from: number, to: number): EditedRows {
  const row = rows[index] as Row
  const added = newRow(row.kind === 'quote' ? 'quote' : 'paragraph', row.text.slice(to))
  return {
    rows: rows.toSpliced(index, 1, { ...row, text: row.text.slice(0, from) }, added),
    caret: { key: added.key, offset: 0 },
  }
}

/** Enter on the empty last line of a list: a paragraph follows the list, or replaces it if it is empty. */
export function endList(rows: Row[], index: number): EditedRows {
  const row = rows[index] as Row
  const added = newRow()
  const text = row.text.replace(/\n?$/, '')
  return {
    rows: rows.toSpliced(index, 1, ...(text ? [{ ...row, text }, added] : [added])),
    caret: { key: added.key, offset: 0 },
  }
}

/**
 * Backspace at the beginning: another kind becomes a paragraph first; a paragraph joins the row above.
 * Returns undefined for a paragraph that is the first row.
 */
export function joinRow(rows: Row[], index: number): EditedRows | undefined {
  const row = rows[index] as Row
  if (row.kind !== 'paragraph') {
    const paragraph: Row = { ...row, kind: 'paragraph' }
    return { rows: rows.toSpliced(index, 1, paragraph), caret: { key: row.key, offset: 0 } }
  }
  const above = rows[index - 1]
  if (!above) return undefined
  return {
    rows: rows.toSpliced(index - 1, 2, { ...above, text: above.text + row.text }),
    caret: { key: above.key, offset: above.text.length },
  }
}

export function removeRow(rows: Row[], index: number): EditedRows {
  const rest = rows.toSpliced(index, 1)
  const neighbour = rest[Math.min(index, rest.length - 1)]
  if (!neighbour) return { rows: [newRow()] }
  return { rows: rest, caret: { key: neighbour.key, offset: neighbour.text.length } }
}

export function moveRow(rows: Row[], from: number, to: number): EditedRows {
  const row = rows[from]
  if (!row || to < 0 || to >= rows.length) return { rows }
  const moved = rows.toSpliced(from, 1).toSpliced(to, 0, row)
  return { rows: moved, caret: { key: row.key, offset: row.text.length } }
}

export function changeKind(rows: Row[], index: number, kind: Row['kind']): EditedRows {
  const row = rows[index] as Row
  const leavesList = row.kind === 'list' && kind !== 'list'
  const text = leavesList ? linesOf(row.text).join('') : row.text // Chinese needs no space between them
  return {
    rows: rows.toSpliced(index, 1, { ...row, kind, text }),
    caret: { key: row.key, offset: text.length },
  }
}

/** The lines of a text that are not blank, trimmed. */
export const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
