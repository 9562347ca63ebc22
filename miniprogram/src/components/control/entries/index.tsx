import { Text, View } from '@tarojs/components'
import type { PropsWithChildren } from 'react'
import { Icon, type IconName } from '../icon'
import './index.scss'

/** Ways on from a page, one below the other. */
export const Entries = ({ children }: PropsWithChildren) => <View className="card entries">{children}</View>

interface Props {
  title: string
  icon?: IconName
  /** What stands behind it now: a few words. */
  says?: string | undefined
  /** Waits to be looked at; zero is not shown. */
  count?: number | undefined
  onClick?: () => void
}

export function Entry({ title, icon, says, count = 0, onClick }: Props) {
  return (
    <View className="entries__entry" {...(onClick && { hoverClass: 'pressed', onClick })}>
      {icon && (
        <View className="entries__icon">
          <Icon name={icon} />
        </View>
      )}
      <Text className="entries__title">{title}</Text>
      {says && <Text className="entries__says">{says}</Text>}
      {count > 0 && <Text className="entries__count">{count > 99 ? '99+' : count}</Text>}
      {onClick && <View className="entries__arrow" />}
    </View>
  )
}
