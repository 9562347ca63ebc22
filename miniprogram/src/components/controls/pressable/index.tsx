import { View } from '@tarojs/components'
import type { PropsWithChildren } from 'react'
import { type PressableRole, toAria, toTabOrder } from '../../../platform/accessibility/aria'
import './index.scss'

interface Props {
  role: PressableRole
  className: string
  /** Without one, the element is shown as disabled. */
  onClick: (() => void) | undefined
  /** What a screen reader says instead of the text. */
  label?: string | undefined
  /** Of a radio button or a tab. */
  isChosen?: boolean
  /** Of a button that unfolds what follows it. */
  isExpanded?: boolean
  isInTabOrder?: boolean
}

/** Everything that can be tapped. It has a role and a name, and a keyboard reaches it. */
export function Pressable({
  role,
  className,
  onClick,
  label,
  isChosen,
  isExpanded,
  isInTabOrder = true,
  children,
}: PropsWithChildren<Props>) {
  return (
    <View
      className={`pressable ${className}`}
      {...(onClick ? { hoverClass: 'pressed', onClick } : {})}
      {...toAria({
        role,
        label,
        checked: role === 'radio' ? isChosen : undefined,
        selected: role === 'tab' ? isChosen : undefined,
        expanded: isExpanded,
        disabled: onClick ? undefined : true,
      })}
      {...toTabOrder(isInTabOrder)}
    >
      {children}
    </View>
  )
}
