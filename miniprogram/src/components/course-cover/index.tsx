import { Text, View } from '@tarojs/components'
import { categoryTitle, toneOf } from '../../categories'
import './index.scss'

interface Props {
  categoryId: string
  title: string
  /** `wide` heads a course; `small` stands beside a line of a list. */
  size: 'wide' | 'small'
  hasVideo?: boolean
}

/** Drawn from the category's tone and the title: nothing to download, nothing to go missing. */
export function CourseCover({ categoryId, title, size, hasVideo = false }: Props) {
  const tone = `course-cover--${toneOf(categoryId)}`
  if (size === 'small') {
    return (
      <View className={`course-cover course-cover--small ${tone}`}>
        <Text className="course-cover__initials">{initials(title)}</Text>
        {hasVideo && <View className="course-cover__play" />}
      </View>
    )
  }
  return (
    <View className={`course-cover course-cover--wide ${tone}`}>
      <Text className="course-cover__category">{categoryTitle(categoryId)}</Text>
      <Text className="course-cover__title">{title}</Text>
    </View>
  )
}

/** The first words of a title, up to its first pause and four characters: 一页纸简报：让领导… → 一页纸简. */
const initials = (title: string) => (title.replace(/[《》“”"]/g, '').split(/[：，、—·\s]/)[0] ?? '').slice(0, 4)
