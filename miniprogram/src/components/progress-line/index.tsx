import { View } from '@tarojs/components'
import './index.scss'

/** `part` from 0 to 1; `soft` for what is a part of another. */
export function ProgressLine({ part, onDark = false, soft = false }: { part: number; onDark?: boolean; soft?: boolean }) {
  return (
    <View className={`progress-line ${onDark ? 'progress-line--on-dark' : ''} ${soft ? 'progress-line--soft' : ''}`}>
      <View className="progress-line__done" style={{ width: `${Math.round(Math.min(1, part) * 100)}%` }} />
    </View>
  )
}
