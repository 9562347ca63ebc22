import type { ArticleBlock } from '@zhixing/shared/catalogue/article'
import { newId } from '../../server/new-id'

/** A block as it is written: a list is the lines of one text, and a row keeps its key through every move. */
export interface Row {
  key: string
  kind: ArticleBlock['kind']
  text: string
}
/** Where the cursor belongs after a change. */
export interface Caret {
  key: string
  at: number
}
export interface Written {
  rows: Row[]
  caret?: Caret
}

export const aRow = (kind: Row['kind'] = 'paragraph', text = ''): Row => ({ key: newId(), kind, text })

export const rowsOf = (blocks: ArticleBlock[]): Row[] =>
  blocks.length
    ? blocks.map((block) => aRow(block.kind, block.kind === 'list' ? block.entries.join('\n') : block.text))
    : [aRow()]

/** What is empty is not kept: nobody publishes an empty paragraph on purpose. */
export const blocksOf = (rows: Row[]): ArticleBlock[] =>
  rows.flatMap(({ kind, text }): ArticleBlock[] => {
    if (!text.trim()) return []
    if (kind !== 'list') return [{ kind, text: text.trim() }]
    return [{ kind, entries: linesOf(text) }]
  })

/** Enter: what stands behind the cursor becomes a paragraph of its own. */
export function split(rows: Row[], at: number, from: number, to: number): Written {
  const row = rows[at] as Row
  const after = aRow(row.kind === 'quote' ? 'quote' : 'paragraph', row.text.slice(to))
  return {
    rows: rows.toSpliced(at, 1, { ...row, text: row.text.slice(0, from) }, after),
    caret: { key: after.key, at: 0 },
  }
}

/** Enter on the empty last line of a list: the list ends there. */
export function leaveList(rows: Row[], at: number): Written {
  const row = rows[at] as Row
  const after = aRow()
  const text = row.text.replace(/\n?$/, '')
  return {
    rows: rows.toSpliced(at, 1, ...(text ? [{ ...row, text }, after] : [after])),
    caret: { key: after.key, at: 0 },
  }
}

/** Backspace at the beginning: a heading becomes plain first, then it joins the row above. */
export function join(rows: Row[], at: number): Written | undefined {
  const row = rows[at] as Row
  if (row.kind !== 'paragraph')
    return { rows: rows.toSpliced(at, 1, { ...row, kind: 'paragraph' }), caret: { key: row.key, at: 0 } }
  const above = rows[at - 1]
  if (!above) return undefined
  return {
    rows: rows.toSpliced(at - 1, 2, { ...above, text: above.text + row.text }),
    caret: { key: above.key, at: above.text.length },
  }
}

export function remove(rows: Row[], at: number): Written {
  const left = rows.toSpliced(at, 1)
  const near = left[Math.min(at, left.length - 1)]
  if (!near) return { rows: [aRow()] }
  return { rows: left, caret: { key: near.key, at: near.text.length } }
}

export function move(rows: Row[], from: number, to: number): Written {
  const row = rows[from]
  if (!row || to < 0 || to >= rows.length) return { rows }
  return { rows: rows.toSpliced(from, 1).toSpliced(to, 0, row), caret: { key: row.key, at: row.text.length } }
}

export function turnInto(rows: Row[], at: number, kind: Row['kind']): Written {
  const row = rows[at] as Row
  const text = kind === 'list' || row.kind !== 'list' ? row.text : linesOf(row.text).join('')
  return { rows: rows.toSpliced(at, 1, { ...row, kind, text }), caret: { key: row.key, at: text.length } }
}

export const linesOf = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
