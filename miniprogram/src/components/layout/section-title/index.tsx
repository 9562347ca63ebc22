import { Text, View } from '@tarojs/components'
import './index.scss'

interface Props {
  title: string
  more?: string
  onMore?: () => void
}

export function SectionTitle({ title, more, onMore }: Props) {
  return (
    <View className="section-title">
      <Text className="section-title__title">{title}</Text>
      {more && onMore && (
        <View className="section-title__more" hoverClass="pressed" onClick={onMore}>
          {more}
          <View className="section-title__arrow" />
        </View>
      )}
    </View>
  )
}
