import { Text, View } from '@tarojs/components'
import type { PropsWithChildren } from 'react'
import { Action } from '../../control/action'
import './index.scss'

interface Props {
  mark?: string
  title: string
  detail?: string | undefined
  act?: { title: string; onClick: () => void; busy?: boolean } | undefined
}

/** The middle of a page that has nothing else to show: what is so, why, and one thing to do about it. */
export function Notice({ mark, title, detail, act, children }: PropsWithChildren<Props>) {
  return (
    <View className="notice">
      {mark && <View className="notice__mark">{mark}</View>}
      <Text className="notice__title">{title}</Text>
      {detail && <Text className="notice__detail">{detail}</Text>}
      {children}
      {act && (
        <View className="notice__act">
          <Action onClick={act.onClick} busy={act.busy} kind="quiet">
            {act.title}
          </Action>
        </View>
      )}
    </View>
  )
}
