import { Text, View } from '@tarojs/components'
import type { Lesson } from '@zhixing/shared/catalogue/course'
import type { LessonProgress } from '@zhixing/shared/progress/contract'
import { memo } from 'react'
import { roundedLengthWords } from '../../../words/lengths'
import { Pressable } from '../../controls/pressable'
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
  isCurrent?: boolean
}

/** A lesson in the list of its course, with the learner's progress. */
export const LessonCard = memo(function LessonCard({ lesson, number, progress, onOpen, isCurrent }: Props) {
  const isDone = progress?.completedAt !== undefined
  const facts = [
    lessonKindTitles[lesson.kind],
    roundedLengthWords(lesson.lengthSeconds),
    lesson.optional && '选学',
  ].filter(Boolean)
  return (
    <Pressable role="link" className="lesson-card" onClick={() => onOpen(lesson)}>
      <View className={`lesson-card__number ${isDone ? 'lesson-card__number--done' : ''}`}>
        {isDone ? '✓' : number}
      </View>
      <View className="lesson-card__facts">
        <Text className="lesson-card__title">{lesson.title}</Text>
        <Text className="lesson-card__line">{facts.join(' · ')}</Text>
      </View>
      <Text className={`lesson-card__state ${isDone ? 'lesson-card__state--done' : ''}`}>
        {isCurrent ? '正在学' : stateWords(lesson, progress)}
      </Text>
    </Pressable>
  )
})

function stateWords(lesson: Lesson, progress: LessonProgress | undefined): string {
  if (progress?.completedAt) return '已学完'
  if (!progress?.creditedSeconds) return ''
  const percent = Math.floor((progress.creditedSeconds / lesson.lengthSeconds) * 100)
  return `${Math.min(99, percent)}%`
}
