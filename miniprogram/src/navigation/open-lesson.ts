import Taro from '@tarojs/taro'
import { getCourse } from '@zhixing/shared/catalogue/contract'
import type { Lesson } from '@zhixing/shared/catalogue/course'
import { cataloguePages } from '@zhixing/shared/catalogue/pages'
import { progressPages } from '@zhixing/shared/progress/pages'
import { call } from '../api/call'
import { queryClient, toQueryKey } from '../api/query-client'
import { openPage } from './navigate'

export const lessonPageOf = ({ kind }: Lesson) =>
  kind === 'article' || kind === 'document' ? progressPages.read : progressPages.play

export const openLesson = (courseId: string, lesson: Lesson) =>
  openPage(lessonPageOf(lesson), { courseId, lessonId: lesson.lessonId })

/**
 * Opens a lesson by its id; the course says which page shows it. If the course cannot be loaded or has no
 * such lesson, the course page is opened, which shows the reason.
 */
export async function openLessonById(courseId: string, lessonId: string | undefined) {
  if (!lessonId) return openPage(cataloguePages.course, { courseId })
  void Taro.showLoading({ title: '请稍候', mask: true })
  const course = await queryClient
    .fetchQuery({
      queryKey: toQueryKey(getCourse, { courseId }),
      queryFn: () => call(getCourse, { courseId }),
      staleTime: 60_000,
    })
    .catch(() => undefined)
  Taro.hideLoading()
  const lesson = course?.lessons.find((each) => each.lessonId === lessonId)
  if (lesson) openLesson(courseId, lesson)
  else openPage(cataloguePages.course, { courseId })
}
