import type { KeyboardEvent } from 'react'
import './state-tabs.css'

interface Props<State extends string> {
  states: readonly State[]
  titles: Record<State, string>
  /** Undefined for all states. */
  chosen: State | undefined
  onChoose: (state: State | undefined) => void
  /** Puts 全部 last, where the first state is what administrators come for. */
  allLast?: boolean
}

/**
 * Tabs above a list. Arrow keys choose the next one, as in every list of tabs. Our own, because the tabs of
 * Ant Design hide those that do not fit the window of a phone.
 */
export function StateTabs<State extends string>({ states, titles, chosen, onChoose, allLast }: Props<State>) {
  const tabs: (State | undefined)[] = allLast ? [...states, undefined] : [undefined, ...states]
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const next = tabAfterKey(event.key, tabs.indexOf(chosen), tabs.length)
    if (next === undefined) return
    event.preventDefault()
    onChoose(tabs[next])
    const buttons = event.currentTarget.querySelectorAll<HTMLElement>('[role=tab]')
    buttons[next]?.focus()
  }
  return (
    <div role="tablist" aria-label="筛选" className="state-tabs" onKeyDown={onKeyDown}>
      {tabs.map((state) => (
        <button
          key={state ?? ''}
          type="button"
          role="tab"
          aria-selected={state === chosen}
          tabIndex={state === chosen ? 0 : -1}
          onClick={() => onChoose(state)}
        >
          {state === undefined ? '全部' : titles[state]}
        </button>
      ))}
    </div>
  )
}

/** Index of the tab that a key leads to; undefined for a key that moves nothing. */
function tabAfterKey(key: string, index: number, count: number): number | undefined {
  if (key === 'ArrowRight') return (index + 1) % count
  if (key === 'ArrowLeft') return (index + count - 1) % count
  if (key === 'Home') return 0
  return key === 'End' ? count - 1 : undefined
}
