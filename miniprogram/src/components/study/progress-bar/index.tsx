import { View } from '@tarojs/components'
import { toAria } from '../../../platform/accessibility/aria'
import './index.scss'

interface Props {
  /** From 0 to 1. */
  fraction: number
  isOnDark?: boolean
  /** `soft` for a part of a requirement, `good` for what is reached. */
  tone?: 'soft' | 'good' | undefined
}

/** A picture of what a sentence beside it says, so a screen reader leaves it out. */
export function ProgressBar({ fraction, isOnDark = false, tone }: Props) {
  const percent = Math.round(Math.min(1, fraction) * 100)
  return (
    <View
      className={`progress-bar ${isOnDark ? 'progress-bar--on-dark' : ''} ${tone ? `progress-bar--${tone}` : ''}`}
      {...toAria({ hidden: true })}
    >
      <View className="progress-bar__done" style={{ width: `${percent}%` }} />
    </View>
  )
}
