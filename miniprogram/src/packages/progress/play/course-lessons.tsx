import { View } from '@tarojs/components'
import type { Lesson } from '@zhixing/shared/catalogue/course'
import { memo } from 'react'
import { LessonCard } from '../../../components/course/lesson-card'
import { replacePage } from '../../../navigation/navigate'
import { lessonPageOf } from '../../../navigation/open-lesson'

interface Props {
  courseId: string
  lessons: Lesson[]
  currentLessonId: string
}

/** All lessons of the course; a tap leaves the current one for another. */
export const CourseLessons = memo(function CourseLessons({ courseId, lessons, currentLessonId }: Props) {
  const open = (lesson: Lesson) => {
    if (lesson.lessonId === currentLessonId) return
    replacePage(lessonPageOf(lesson), { courseId, lessonId: lesson.lessonId })
  }
  return (
    <View className="card play__lessons">
      {lessons.map((lesson, index) => (
        <View className="play__lesson" key={lesson.lessonId}>
          <LessonCard
            lesson={lesson}
            number={index + 1}
            onOpen={open}
            isCurrent={lesson.lessonId === currentLessonId}
          />
        </View>
      ))}
    </View>
  )
})
