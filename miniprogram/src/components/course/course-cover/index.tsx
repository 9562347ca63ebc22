import { Text, View } from '@tarojs/components'
import { categoryTitle, toneOf } from '../../../words/categories'
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
        <Text className="course-cover__initials">{initials(categoryId, title)}</Text>
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

/** Four characters, two above two: 政治理论, 心理与健康 → 心理健康. Before the categories are known, the title's own. */
function initials(categoryId: string, title: string): string {
  const words = categoryTitle(categoryId) || title.replace(/[《》“”"：，、]/g, '').slice(0, 4)
  return words.length > 4 ? words.slice(0, 2) + words.slice(-2) : words
}
