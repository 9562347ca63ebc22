import { Text, View } from '@tarojs/components'
import { charactersOf, firstCharacters, lastCharacters } from '@zhixing/shared/characters'
import { categoryTone } from '../../../appearance/category-tone'
import { toAria } from '../../../platform/accessibility/aria'
import { findCategoryTitle } from '../../../words/categories'
import { Heading } from '../../layout/heading'
import './index.scss'

interface Props {
  categoryId: string
  title: string
  /** `wide` heads a course, `small` stands beside a line of a list. */
  size: 'wide' | 'small'
  hasVideo?: boolean
}

/** Drawn from the tone of the category and the title, so that no picture is downloaded. */
export function CourseCover({ categoryId, title, size, hasVideo = false }: Props) {
  const tone = `course-cover--${categoryTone(categoryId)}`
  if (size === 'small') {
    return (
      <View className={`course-cover course-cover--small ${tone}`} {...toAria({ hidden: true })}>
        <Text className="course-cover__initials">{initialsOf(categoryId, title)}</Text>
        {hasVideo && <View className="course-cover__play" />}
      </View>
    )
  }
  return (
    <View className={`course-cover course-cover--wide ${tone}`}>
      <Text className="course-cover__category">{findCategoryTitle(categoryId)}</Text>
      <Heading className="course-cover__title">{title}</Heading>
    </View>
  )
}

/**
 * Up to four characters of the category: `政治理论`, and `心理健康` for 心理与健康. As long as the categories are
 * not loaded, characters of the title.
 */
function initialsOf(categoryId: string, title: string): string {
  const name = findCategoryTitle(categoryId) || firstCharacters(title.replace(/[《》“”"：，、]/g, ''), 4)
  const isLong = charactersOf(name).length > 4
  return isLong ? firstCharacters(name, 2) + lastCharacters(name, 2) : name
}
