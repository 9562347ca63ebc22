import { View } from '@tarojs/components'
import './index.scss'

/** A block of the outline. `cover` and `film` reach both edges of a bare page, `inset` keeps its margins. */
export type SkeletonPart =
  | 'greeting'
  | 'title'
  | 'card'
  | 'tabs'
  | 'row'
  | 'line'
  | 'lines'
  | 'cover'
  | 'film'
  | 'inset'

interface Props {
  /** From top to bottom, each where the page will show the like of it. */
  parts?: SkeletonPart[]
}

/** The outline of a page while it loads. It does not pulse, which would distract. */
export function Skeleton({ parts = ['row', 'row', 'row', 'row'] }: Props) {
  return (
    <View className="skeleton">
      {parts.map((part, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the blocks never move
        <View className={`skeleton__block skeleton__${part}`} key={index} />
      ))}
    </View>
  )
}
