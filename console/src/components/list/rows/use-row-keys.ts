import { type RefObject, useEffect } from 'react'

/** Marks the link of a row: the focus moves from one to the next. */
export const ROW_LINK = 'data-row-link'

/**
 * J and K move the focus from row to row inside `list`, Enter opens the row, because its link has the focus.
 * The arrow keys do the same once a row has the focus; before that they scroll the page. Nothing happens
 * while a text is typed, a dialog is open, or Ctrl, Alt or ⌘ is held.
 */
export function useRowKeys(list: RefObject<HTMLElement | null>) {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const rows = [...(list.current?.querySelectorAll<HTMLElement>(`[${ROW_LINK}]`) ?? [])]
      const focused = rows.indexOf(document.activeElement as HTMLElement)
      const step = stepOf(event, focused >= 0)
      if (step === undefined || isElsewhere(event)) return
      const first = step > 0 ? 0 : rows.length - 1
      const next = focused >= 0 ? rows[focused + step] : rows[first]
      if (!next) return // no rows, or past the first or the last one
      event.preventDefault()
      next.focus()
      next.scrollIntoView({ block: 'nearest' })
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [list])
}

/** 1 for the next row, -1 for the one before; undefined for a key that moves nothing. */
function stepOf({ key }: KeyboardEvent, isOnRow: boolean): 1 | -1 | undefined {
  if (key === 'j' || key === 'J') return 1
  if (key === 'k' || key === 'K') return -1
  if (isOnRow && key === 'ArrowDown') return 1
  if (isOnRow && key === 'ArrowUp') return -1
  return undefined
}

/** The key belongs to an input method, a shortcut of the browser, a field, a menu or a dialog. */
function isElsewhere(event: KeyboardEvent): boolean {
  if (event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return true
  const target = event.target as HTMLElement
  if (target.closest('input, textarea, select, [contenteditable=true], [role=combobox], [role=menu]'))
    return true
  return document.querySelector('[role=dialog][aria-modal=true]') !== null
}
