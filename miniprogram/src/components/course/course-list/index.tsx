import { View } from '@tarojs/components'
import type { CourseCard as Course } from '@zhixing/shared/catalogue/contract'
import { memo } from 'react'
import { Pressable } from '../../controls/pressable'
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
  return (
    <>
      {pages.map(({ courses }) => (
        <CoursePage courses={courses} key={courses[0]?.courseId ?? 'empty'} />
      ))}
      {hasMore ? (
        <Pressable role="button" className="course-list__end" onClick={isLoadingMore ? undefined : loadMore}>
          {isLoadingMore ? '正在加载…' : '加载更多'}
        </Pressable>
      ) : (
        <View className="course-list__end">已经到底了</View>
      )}
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
