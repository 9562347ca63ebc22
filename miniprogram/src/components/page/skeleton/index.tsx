import { View } from '@tarojs/components'
import './index.scss'

/** The shape of a list of cards, still: what pulses asks for attention it does not deserve. */
export function Skeleton({ rows = 4, hero = false }: { rows?: number; hero?: boolean }) {
  return (
    <View className="skeleton">
      {hero && <View className="skeleton__hero" />}
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows are alike and never move
        <View className="skeleton__row" key={row} />
      ))}
    </View>
  )
}
