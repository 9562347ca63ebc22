type Effect = () => undefined | (() => void)
interface HookCell {
  value: unknown
  cleanUp?: (() => void) | undefined
}
interface HookPage {
  cells: HookCell[]
  render: () => void
  show: Set<HookCell>
  hide: Set<HookCell>
  unload: Set<HookCell>
}

const callAll = (cells: Set<HookCell>) => {
  for (const cell of cells) (cell.value as () => void)()
}

/**
 * The part of React and Taro that a hook without markup needs: state, refs, effects and the lifecycle of a
 * page, which renders again when a state changes. It lets the product's hooks run without a renderer.
 */
export function createHookHost() {
  let renderingPage: HookPage | undefined
  let nextCell = 0
  const pendingEffects: (() => void)[] = []

  /** The cell of the hook that is called now: hooks are told apart by their order, as in React. */
  const useCell = (createCell: () => HookCell) => {
    if (!renderingPage) throw new Error('a hook was called outside a page')
    const existing = renderingPage.cells[nextCell]
    const cell = existing ?? createCell()
    renderingPage.cells[nextCell++] = cell
    return { cell, page: renderingPage, isNew: existing === undefined }
  }
  const react = {
    useState<T>(initial: T | (() => T)) {
      const { cell, page } = useCell(() => ({
        value: typeof initial === 'function' ? (initial as () => T)() : initial,
      }))
      const setState = (next: T | ((before: T) => T)) => {
        cell.value = typeof next === 'function' ? (next as (before: T) => T)(cell.value as T) : next
        page.render()
      }
      return [cell.value as T, setState] as const
    },
    useRef: <T>(initial: T) => useCell(() => ({ value: { current: initial } })).cell.value as { current: T },
    useEffect(effect: Effect, dependencies?: readonly unknown[]) {
      const { cell, isNew } = useCell(() => ({ value: dependencies }))
      const before = cell.value as readonly unknown[] | undefined
      const isUnchanged = dependencies && before?.every((each, index) => Object.is(each, dependencies[index]))
      if (!isNew && isUnchanged) return
      cell.value = dependencies
      cell.cleanUp?.()
      pendingEffects.push(() => {
        cell.cleanUp = effect()
      })
    },
  }
  const onLifecycle = (moment: 'show' | 'hide' | 'unload') => (listener: () => void) => {
    const { cell, page } = useCell(() => ({ value: listener }))
    cell.value = listener
    page[moment].add(cell)
  }

  return {
    react,
    lifecycle: {
      useDidShow: onLifecycle('show'),
      useDidHide: onLifecycle('hide'),
      useUnload: onLifecycle('unload'),
    },
    /** Runs a hook as a page of its own. `returned` is what it returned last. */
    mount<T>(hook: () => T) {
      const page: HookPage = {
        cells: [],
        render: () => {},
        show: new Set(),
        hide: new Set(),
        unload: new Set(),
      }
      let isUnloaded = false
      const mounted = {
        returned: undefined as T,
        show: () => callAll(page.show),
        hide: () => callAll(page.hide),
        unload: () => {
          callAll(page.unload)
          isUnloaded = true
          for (const { cleanUp } of page.cells) cleanUp?.()
        },
      }
      page.render = () => {
        // A state set during a render is seen by that same render.
        if (isUnloaded || renderingPage) return
        renderingPage = page
        nextCell = 0
        try {
          mounted.returned = hook()
        } finally {
          renderingPage = undefined
        }
        for (const runEffect of pendingEffects.splice(0)) runEffect()
      }
      page.render()
      return mounted
    },
  }
}
export type HookHost = ReturnType<typeof createHookHost>
