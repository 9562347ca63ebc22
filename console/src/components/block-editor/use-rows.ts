import type { ArticleBlock } from '@zhixing/shared/catalogue/article'
import { type KeyboardEvent, useCallback, useEffect, useRef, useState } from 'react'
import { paste } from './paste'
import {
  blocksOf,
  type Caret,
  join,
  leaveList,
  move,
  type Row,
  remove,
  rowsOf,
  split,
  turnInto,
  type Written,
} from './rows'

const UNDO_MAX = 30

export type Rows = ReturnType<typeof useRows>

/** The rows being written, with a way back from every change of their structure (the browser itself undoes typing). */
export function useRows(first: ArticleBlock[], onChange: (blocks: ArticleBlock[]) => void) {
  const [rows, setRows] = useState(() => rowsOf(first))
  const [past, setPast] = useState<Row[][]>([])
  const [active, setActive] = useState(rows.length === 1 ? rows[0]?.key : undefined)
  const fields = useRef(new Map<string, HTMLTextAreaElement>())
  const caret = useRef<Caret>()

  const replace = useCallback(
    (next: Row[]) => {
      setRows(next)
      onChange(blocksOf(next))
    },
    [onChange],
  )
  const apply = (written: Written | undefined) => {
    if (!written) return
    setPast((before) => [...before.slice(1 - UNDO_MAX), rows])
    caret.current = written.caret
    if (written.caret) setActive(written.caret.key)
    replace(written.rows)
  }
  const undo = () => {
    const before = past.at(-1)
    if (!before) return
    setPast((all) => all.slice(0, -1))
    replace(before)
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: the cursor can only be placed once the new rows are on the page
  useEffect(() => {
    const wanted = caret.current
    const field = wanted && fields.current.get(wanted.key)
    if (!wanted || !field) return
    caret.current = undefined
    field.focus()
    field.setSelectionRange(wanted.at, wanted.at)
  }, [rows])

  const at = rows.findIndex(({ key }) => key === active)
  const onKey = (index: number, event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing) return // Enter chooses a character there
    const { selectionStart: from, selectionEnd: to } = event.currentTarget
    const written = structural(rows, index, event, from, to)
    if (!written) return
    event.preventDefault()
    apply(written)
  }
  return {
    rows,
    at,
    canUndo: past.length > 0,
    undo,
    onKey,
    write: (index: number, text: string) => replace(rows.with(index, { ...(rows[index] as Row), text })),
    onPaste: (index: number, text: string, from: number, to: number) => {
      const written = paste(rows, index, from, to, text)
      apply(written)
      return written !== undefined
    },
    turnInto: (kind: Row['kind']) => at >= 0 && apply(turnInto(rows, at, kind)),
    move: (from: number, to: number) =>
      from !== to && to >= 0 && to < rows.length && apply(move(rows, from, to)),
    remove: (index: number) => apply(remove(rows, index)),
    append: () =>
      apply(split(rows, rows.length - 1, rows.at(-1)?.text.length ?? 0, rows.at(-1)?.text.length ?? 0)),
    activate: setActive,
    fieldOf: (key: string) => (field: HTMLTextAreaElement | null | undefined) => {
      if (field) fields.current.set(key, field)
      else fields.current.delete(key)
    },
  }
}

function structural(
  rows: Row[],
  at: number,
  event: KeyboardEvent,
  from: number,
  to: number,
): Written | undefined {
  const row = rows[at] as Row
  if (event.altKey && event.key === 'ArrowUp') return at > 0 ? move(rows, at, at - 1) : undefined
  if (event.altKey && event.key === 'ArrowDown')
    return at < rows.length - 1 ? move(rows, at, at + 1) : undefined
  if (event.key === 'Backspace' && from === 0 && to === 0) return join(rows, at)
  if (event.key !== 'Enter' || event.shiftKey || event.ctrlKey || event.metaKey) return undefined
  if (row.kind !== 'list') return split(rows, at, from, to)
  const onEmptyLastLine = from === row.text.length && (row.text === '' || row.text.endsWith('\n'))
  return onEmptyLastLine ? leaveList(rows, at) : undefined
}
