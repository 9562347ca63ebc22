import { Text, View } from '@tarojs/components'
import type { PropsWithChildren } from 'react'
import { Icon, type IconName } from '../icon'
import { Pressable } from '../pressable'
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
    <Row {...(onClick && { onClick })}>
      {icon && (
        <View className="navigation-list__icon">
          <Icon name={icon} />
        </View>
      )}
      <Text className="navigation-list__title">{title}</Text>
      {note && <Text className="navigation-list__note">{note}</Text>}
      {count > 0 && <Text className="navigation-list__count">{count > 99 ? '99+' : count}</Text>}
      {onClick && <View className="navigation-list__arrow" />}
    </Row>
  )
}

/** A link, or a line that only says something. */
function Row({ onClick, children }: PropsWithChildren<{ onClick?: () => void }>) {
  if (!onClick) return <View className="navigation-list__row">{children}</View>
  return (
    <Pressable role="link" className="navigation-list__row" onClick={onClick}>
      {children}
    </Pressable>
  )
}
