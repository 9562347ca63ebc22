import { View } from '@tarojs/components'
import type { PropsWithChildren } from 'react'
import { toAria } from '../../../platform/accessibility/aria'

interface Props {
  /** 1 is the title in the navigation bar, so pages begin with 2. */
  level?: 2 | 3
  className: string
}

/** A title that a screen reader can jump to. */
export const Heading = ({ level = 2, className, children }: PropsWithChildren<Props>) => (
  <View className={className} {...toAria({ role: 'heading', level })}>
    {children}
  </View>
)
