import { Text, View } from '@tarojs/components'
import type { Lesson } from '@zhixing/shared/catalogue/course'
import type { LessonProgress } from '@zhixing/shared/progress/contract'
import { memo } from 'react'
import { aboutWords } from '../../../words/words'
import './index.scss'

export const lessonKindTitles: Record<Lesson['kind'], string> = {
  video: '视频',
  shortVideo: '短视频',
  article: '图文',
  audio: '音频',
  document: '文档',
}

interface Props {
  lesson: Lesson
  number: number
  progress?: LessonProgress | undefined
  onOpen: (lesson: Lesson) => void
  isPresent?: boolean
}

/** A lesson in its course: what it is, and how far one has come. */
export const LessonCard = memo(function LessonCard({
  lesson,
  number,
  progress,
  onOpen,
  isPresent = false,
}: Props) {
  const facts = [lessonKindTitles[lesson.kind], aboutWords(lesson.lengthSeconds), lesson.optional && '选学']
    .filter(Boolean)
    .join(' · ')
  return (
    <View className="lesson-card" hoverClass="pressed" onClick={() => onOpen(lesson)}>
      <View className={`lesson-card__number ${progress?.completedAt ? 'lesson-card__number--done' : ''}`}>
        {progress?.completedAt ? '✓' : number}
      </View>
      <View className="lesson-card__facts">
        <Text className="lesson-card__title">{lesson.title}</Text>
        <Text className="lesson-card__line">{facts}</Text>
      </View>
      <Text className={`lesson-card__state ${progress?.completedAt ? 'lesson-card__state--done' : ''}`}>
        {isPresent ? '正在学' : stateOf(lesson, progress)}
      </Text>
    </View>
  )
})

function stateOf(lesson: Lesson, progress: LessonProgress | undefined): string {
  if (progress?.completedAt) return '已学完'
  if (!progress?.creditedSeconds) return ''
  return `${Math.min(99, Math.floor((progress.creditedSeconds / lesson.lengthSeconds) * 100))}%`
}
