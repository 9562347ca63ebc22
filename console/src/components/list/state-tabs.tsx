import { Tabs } from 'antd'

interface Props<State extends string> {
  states: readonly State[]
  titles: Record<State, string>
  /** Undefined for all states. */
  chosen: State | undefined
  onChoose: (state: State | undefined) => void
  /** Puts 全部 last, where the first state is what administrators come for. */
  allLast?: boolean
}

const ALL = 'all'

export function StateTabs<State extends string>({ states, titles, chosen, onChoose, allLast }: Props<State>) {
  const all = { key: ALL, label: '全部' }
  const each = states.map((state) => ({ key: state as string, label: titles[state] }))
  return (
    <Tabs
      activeKey={chosen ?? ALL}
      onChange={(key) => onChoose(key === ALL ? undefined : (key as State))}
      items={allLast ? [...each, all] : [all, ...each]}
    />
  )
}
