import Taro from '@tarojs/taro'
import { getCourse } from '@zhixing/shared/catalogue/contract'
import type { Lesson } from '@zhixing/shared/catalogue/course'
import { cataloguePages } from '@zhixing/shared/catalogue/pages'
import { progressPages } from '@zhixing/shared/progress/pages'
import { call } from '../api/call'
import { queryClient } from '../api/query-client'
import { go } from './navigate'

/** What is read has a page of its own. */
export const pageOf = (lesson: Lesson) =>
  lesson.kind === 'article' || lesson.kind === 'document' ? progressPages.read : progressPages.play

export const openLesson = (courseId: string, lesson: Lesson) =>
  go(pageOf(lesson), { courseId, lessonId: lesson.lessonId })

/** Where only the lesson's id is known, the course says what kind it is; whatever is wrong with that, the course page can say. */
export async function openLessonById(courseId: string, lessonId: string | undefined) {
  if (!lessonId) return go(cataloguePages.course, { courseId })
  void Taro.showLoading({ title: '请稍候', mask: true })
  const course = await queryClient
    .fetchQuery({
      queryKey: [getCourse.path, 'everybody', { courseId }],
      queryFn: () => call(getCourse, { courseId }),
      staleTime: 60_000,
    })
    .catch(() => undefined)
  Taro.hideLoading()
  const lesson = course?.lessons.find((each) => each.lessonId === lessonId)
  if (lesson) openLesson(courseId, lesson)
  else go(cataloguePages.course, { courseId })
}
