type Effect = () => undefined | (() => void)
interface Cell {
  value: unknown
  cleanUp?: (() => void) | undefined
}
interface Page {
  cells: Cell[]
  render: () => void
  show: Set<Cell>
  hide: Set<Cell>
  unload: Set<Cell>
}

/**
 * So much of React as a hook without markup needs: state, refs and effects of one page, rendered anew when a state changes. Nothing is painted, so
 * the product's hooks run by themselves.
 */
export function aHost() {
  let page: Page | undefined
  let at = 0
  const cellOf = (first: () => Cell): { cell: Cell; page: Page; isNew: boolean } => {
    if (!page) throw new Error('a hook outside a page')
    const known = page.cells[at]
    const cell = known ?? first()
    page.cells[at++] = cell
    return { cell, page, isNew: known === undefined }
  }
  const react = {
    useState<T>(first: T | (() => T)) {
      const { cell, page: mine } = cellOf(() => ({
        value: typeof first === 'function' ? (first as () => T)() : first,
      }))
      const set = (next: T | ((before: T) => T)) => {
        cell.value = typeof next === 'function' ? (next as (before: T) => T)(cell.value as T) : next
        mine.render()
      }
      return [cell.value as T, set] as const
    },
    useRef: <T>(first: T) => cellOf(() => ({ value: { current: first } })).cell.value as { current: T },
    useEffect(effect: Effect, needs?: readonly unknown[]) {
      const { cell, isNew } = cellOf(() => ({ value: needs }))
      const before = cell.value as readonly unknown[] | undefined
      if (!isNew && needs && before?.every((each, i) => Object.is(each, needs[i]))) return
      cell.value = needs
      cell.cleanUp?.()
      effects.push(() => {
        cell.cleanUp = effect()
      })
    },
  }
  const effects: (() => void)[] = []
  const on = (moment: 'show' | 'hide' | 'unload') => (act: () => void) => {
    const { cell, page: mine } = cellOf(() => ({ value: act }))
    cell.value = act
    mine[moment].add(cell)
  }
  const call = (cells: Set<Cell>) => {
    for (const cell of cells) (cell.value as () => void)()
  }
  return {
    react,
    lifecycle: { useDidShow: on('show'), useDidHide: on('hide'), useUnload: on('unload') },
    /** Runs a hook as a page of its own; `shown` is what it returned last. */
    mount<T>(hook: () => T) {
      const mine: Page = { cells: [], render: () => {}, show: new Set(), hide: new Set(), unload: new Set() }
      let isGone = false
      const mounted = {
        shown: undefined as T,
        show: () => call(mine.show),
        hide: () => call(mine.hide),
        unload: () => {},
      }
      mine.render = () => {
        if (isGone || page) return // a state set while rendering is seen by the render under way
        page = mine
        at = 0
        try {
          mounted.shown = hook()
        } finally {
          page = undefined
        }
        for (const effect of effects.splice(0)) effect()
      }
      mounted.unload = () => {
        call(mine.unload)
        isGone = true
        for (const { cleanUp } of mine.cells) cleanUp?.()
      }
      mine.render()
      return mounted
    },
  }
}
export type Host = ReturnType<typeof aHost>
