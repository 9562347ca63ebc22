import { Text, View } from '@tarojs/components'
import type { PropsWithChildren } from 'react'
import { ActionButton } from '../../controls/action-button'
import './index.scss'

export interface NoticeAction {
  title: string
  onClick: () => void
  isBusy?: boolean
}

interface Props {
  symbol?: string
  title: string
  detail?: string | undefined
  action?: NoticeAction | undefined
}

/** A page without other content: says what happened and why, and offers one action. */
export function Notice({ symbol, title, detail, action, children }: PropsWithChildren<Props>) {
  return (
    <View className="notice">
      {symbol && <View className="notice__symbol">{symbol}</View>}
      <Text className="notice__title">{title}</Text>
      {detail && <Text className="notice__detail">{detail}</Text>}
      {children}
      {action && (
        <View className="notice__action">
          <ActionButton onClick={action.onClick} isBusy={action.isBusy} kind="quiet">
            {action.title}
          </ActionButton>
        </View>
      )}
    </View>
  )
}
