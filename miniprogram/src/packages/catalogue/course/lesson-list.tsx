import { View } from '@tarojs/components'
import type { Lesson } from '@zhixing/shared/catalogue/course'
import type { LessonProgress } from '@zhixing/shared/progress/contract'
import { LessonCard } from '../../../components/course/lesson-card'
import { Heading } from '../../../components/layout/heading'

interface Props {
  lessons: Lesson[]
  progressOf: (lessonId: string) => LessonProgress | undefined
  onOpen: (lesson: Lesson) => void
}

/** The lessons in their order, each chapter's name above its first lesson. */
export function LessonList({ lessons, progressOf, onOpen }: Props) {
  return (
    <View className="card course__lessons">
      {lessons.map((lesson, index) => (
        <View className="course__lesson" key={lesson.lessonId}>
          {lesson.chapter && lesson.chapter !== lessons[index - 1]?.chapter && (
            <Heading level={3} className="course__chapter">
              {lesson.chapter}
            </Heading>
          )}
          <LessonCard
            lesson={lesson}
            number={index + 1}
            progress={progressOf(lesson.lessonId)}
            onOpen={onOpen}
          />
        </View>
      ))}
    </View>
  )
}
