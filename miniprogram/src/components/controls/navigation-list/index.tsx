import { Text, View } from '@tarojs/components'
import type { PropsWithChildren } from 'react'
import { Icon, type IconName } from '../icon'
import './index.scss'

/** Links to other pages, one below the other. */
export const NavigationList = ({ children }: PropsWithChildren) => (
  <View className="card navigation-list">{children}</View>
)

interface RowProps {
  title: string
  icon?: IconName
  /** The current value or state, in a few words. */
  note?: string | undefined
  /** The number of unread or open things. Zero is not shown. */
  count?: number | undefined
  onClick?: () => void
}

export function NavigationRow({ title, icon, note, count = 0, onClick }: RowProps) {
  return (
    <View className="navigation-list__row" {...(onClick && { hoverClass: 'pressed', onClick })}>
      {icon && (
        <View className="navigation-list__icon">
          <Icon name={icon} />
        </View>
      )}
      <Text className="navigation-list__title">{title}</Text>
      {note && <Text className="navigation-list__note">{note}</Text>}
      {count > 0 && <Text className="navigation-list__count">{count > 99 ? '99+' : count}</Text>}
      {onClick && <View className="navigation-list__arrow" />}
    </View>
  )
}
