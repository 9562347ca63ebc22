import { View } from '@tarojs/components'
import './index.scss'

/** `part` from 0 to 1. */
export function ProgressLine({ part, onDark = false }: { part: number; onDark?: boolean }) {
  return (
    <View className={`progress-line ${onDark ? 'progress-line--on-dark' : ''}`}>
      <View className="progress-line__done" style={{ width: `${Math.round(Math.min(1, part) * 100)}%` }} />
    </View>
  )
}
