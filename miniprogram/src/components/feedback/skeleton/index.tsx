import { View } from '@tarojs/components'
import './index.scss'

interface Props {
  rows?: number
  hasHero?: boolean
}

/** The outline of a page while it loads. It does not pulse, which would distract. */
export function Skeleton({ rows = 4, hasHero = false }: Props) {
  return (
    <View className="skeleton">
      {hasHero && <View className="skeleton__hero" />}
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows are equal and never move
        <View className="skeleton__row" key={row} />
      ))}
    </View>
  )
}
