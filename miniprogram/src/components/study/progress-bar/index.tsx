import { View } from '@tarojs/components'
import './index.scss'

interface Props {
  /** From 0 to 1. */
  fraction: number
  isOnDark?: boolean
  /** `soft` for a part of a requirement, `good` for what is reached. */
  tone?: 'soft' | 'good' | undefined
}

export function ProgressBar({ fraction, isOnDark = false, tone }: Props) {
  const percent = Math.round(Math.min(1, fraction) * 100)
  return (
    <View
      className={`progress-bar ${isOnDark ? 'progress-bar--on-dark' : ''} ${tone ? `progress-bar--${tone}` : ''}`}
    >
      <View className="progress-bar__done" style={{ width: `${percent}%` }} />
    </View>
  )
}
