import type { ArticleBlock } from '@zhixing/shared/catalogue/article'
import { type KeyboardEvent, useCallback, useEffect, useRef, useState } from 'react'
import { editByKey } from './keys'
import { pasteIntoRow } from './paste'
import {
  blocksFromRows,
  type Caret,
  changeKind,
  type EditedRows,
  moveRow,
  type Row,
  removeRow,
  rowsFromBlocks,
  splitRow,
} from './rows'

const UNDO_MAX = 30

export type RowsState = ReturnType<typeof useRows>

/** The rows of the editor. Edits of structure are undone here, typing by the browser itself. */
export function useRows(initial: ArticleBlock[], onChange: (blocks: ArticleBlock[]) => void) {
  const [rows, setRows] = useState(() => rowsFromBlocks(initial))
  const [history, setHistory] = useState<Row[][]>([])
  const [activeKey, setActiveKey] = useState(rows.length === 1 ? rows[0]?.key : undefined)
  const fields = useRef(new Map<string, HTMLTextAreaElement>())
  const pendingCaret = useRef<Caret>()

  const replace = useCallback(
    (next: Row[]) => {
      setRows(next)
      onChange(blocksFromRows(next))
    },
    [onChange],
  )
  const apply = (edited: EditedRows | undefined) => {
    if (!edited) return
    setHistory((earlier) => [...earlier, rows].slice(-UNDO_MAX))
    pendingCaret.current = edited.caret
    if (edited.caret) setActiveKey(edited.caret.key)
    replace(edited.rows)
  }
  const undo = () => {
    const previous = history.at(-1)
    if (!previous) return
    setHistory((earlier) => earlier.slice(0, -1))
    replace(previous)
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: the cursor is placed after each render of rows
  useEffect(() => {
    const caret = pendingCaret.current
    const field = caret && fields.current.get(caret.key)
    if (!caret || !field) return
    pendingCaret.current = undefined
    field.focus()
    field.setSelectionRange(caret.offset, caret.offset)
  }, [rows])

  const activeIndex = rows.findIndex(({ key }) => key === activeKey)
  const onKeyDown = (index: number, event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing) return // Enter confirms a candidate of the input method
    const { selectionStart, selectionEnd } = event.currentTarget
    const edited = editByKey(rows, index, event, selectionStart, selectionEnd)
    if (!edited) return
    event.preventDefault()
    apply(edited)
  }
  const append = () => {
    const end = rows.at(-1)?.text.length ?? 0
    apply(splitRow(rows, rows.length - 1, end, end))
  }
  return {
    rows,
    /** Index of the row with the cursor, or -1. */
    activeIndex,
    canUndo: history.length > 0,
    undo,
    onKeyDown,
    setText: (index: number, text: string) => replace(rows.with(index, { ...(rows[index] as Row), text })),
    /** Returns whether the text was pasted; otherwise the browser does it. */
    paste: (index: number, text: string, from: number, to: number) => {
      const edited = pasteIntoRow(rows, index, from, to, text)
      apply(edited)
      return edited !== undefined
    },
    changeKind: (kind: Row['kind']) => {
      if (activeIndex >= 0) apply(changeKind(rows, activeIndex, kind))
    },
    /** A move that changes nothing is not recorded for undo. */
    move: (from: number, to: number) => {
      const changesOrder = from !== to && to >= 0 && to < rows.length
      if (changesOrder) apply(moveRow(rows, from, to))
    },
    remove: (index: number) => apply(removeRow(rows, index)),
    append,
    activate: setActiveKey,
    /** A ref for the text area of a row, which receives the cursor after an edit. */
    fieldRef: (key: string) => (field: HTMLTextAreaElement | null | undefined) => {
      if (field) fields.current.set(key, field)
      else fields.current.delete(key)
    },
  }
}
