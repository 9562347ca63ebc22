import { View } from '@tarojs/components'
import type { CourseCard as Course } from '@zhixing/shared/catalogue/contract'
import { memo } from 'react'
import { CourseCard } from '../course-card'
import './index.scss'

interface Props {
  pages: { courses: Course[] }[]
  hasMore: boolean
  isLoadingMore: boolean
  loadMore: () => void
}

/** Each page is a node of its own, so that adding one does not send the earlier ones to the view again. */
export function CourseList({ pages, hasMore, isLoadingMore, loadMore }: Props) {
  const moreWords = hasMore ? '加载更多' : '已经到底了'
  return (
    <>
      {pages.map(({ courses }) => (
        <CoursePage courses={courses} key={courses[0]?.courseId ?? 'empty'} />
      ))}
      <View className="course-list__end" onClick={loadMore}>
        {isLoadingMore ? '正在加载…' : moreWords}
      </View>
    </>
  )
}

const CoursePage = memo(function CoursePage({ courses }: { courses: Course[] }) {
  return (
    <View>
      {courses.map((course) => (
        <CourseCard course={course} key={course.courseId} />
      ))}
    </View>
  )
})
