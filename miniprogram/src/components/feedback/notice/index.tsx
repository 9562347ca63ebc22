import { Text, View } from '@tarojs/components'
import type { PropsWithChildren } from 'react'
import { toAria } from '../../../platform/accessibility/aria'
import { ActionButton } from '../../controls/action-button'
import { Heading } from '../../layout/heading'
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
      {symbol && (
        <View className="notice__symbol" {...toAria({ hidden: true })}>
          {symbol}
        </View>
      )}
      <Heading className="notice__title">{title}</Heading>
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
