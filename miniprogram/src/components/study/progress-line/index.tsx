import { View } from '@tarojs/components'
import './index.scss'

/** `part` from 0 to 1; `soft` for a part of something, `good` for what is there. */
export function ProgressLine({
  part,
  onDark = false,
  tone,
}: {
  part: number
  onDark?: boolean
  tone?: 'soft' | 'good' | undefined
}) {
  return (
    <View
      className={`progress-line ${onDark ? 'progress-line--on-dark' : ''} ${tone ? `progress-line--${tone}` : ''}`}
    >
      <View className="progress-line__done" style={{ width: `${Math.round(Math.min(1, part) * 100)}%` }} />
    </View>
  )
}
