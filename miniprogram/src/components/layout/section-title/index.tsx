import { View } from '@tarojs/components'
import { Pressable } from '../../controls/pressable'
import { Heading } from '../heading'
import './index.scss'

interface Props {
  title: string
  more?: string
  onMore?: () => void
  /** Of a section that `onMore` unfolds. Without it, `onMore` opens another page. */
  isExpanded?: boolean
}

export function SectionTitle({ title, more, onMore, isExpanded }: Props) {
  return (
    <View className="section-title">
      <Heading className="section-title__title">{title}</Heading>
      {more && onMore && (
        <Pressable
          role={isExpanded === undefined ? 'link' : 'button'}
          className="section-title__more"
          onClick={onMore}
          label={`${title}：${more}`}
          isExpanded={isExpanded}
        >
          {more}
          <View className="section-title__arrow" />
        </Pressable>
      )}
    </View>
  )
}
