import { Tag } from 'antd'

/** Makes the tag that shows a document's state by its title and colour. */
export const createStateTag = <State extends string>(
  titles: Record<State, string>,
  colours: Record<State, string>,
) =>
  function StateTag({ state }: { state: State }) {
    return <Tag color={colours[state]}>{titles[state]}</Tag>
  }
