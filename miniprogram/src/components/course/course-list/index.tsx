import { View } from '@tarojs/components'
import type { CourseCard as Card } from '@zhixing/shared/catalogue/contract'
import { memo } from 'react'
import { CourseCard } from '../course-card'
import './index.scss'

interface Props {
  pages: { courses: Card[] }[]
  hasMore: boolean
  isFetchingMore: boolean
  more: () => void
}

/** Pages of courses, each a node of its own: the next page is added without sending the earlier ones again. */
export function CourseList({ pages, hasMore, isFetchingMore, more }: Props) {
  return (
    <>
      {pages.map(({ courses }) => (
        <OnePage courses={courses} key={courses[0]?.courseId ?? 'empty'} />
      ))}
      <View className="course-list__end" onClick={more}>
        {isFetchingMore ? '正在加载…' : hasMore ? '加载更多' : '已经到底了'}
      </View>
    </>
  )
}

const OnePage = memo(function OnePage({ courses }: { courses: Card[] }) {
  return (
    <View>
      {courses.map((course) => (
        <CourseCard course={course} key={course.courseId} />
      ))}
    </View>
  )
})
