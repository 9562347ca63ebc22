import { Text, View } from '@tarojs/components'
import type { CourseCard as Card } from '@zhixing/shared/catalogue/contract'
import { cataloguePages } from '@zhixing/shared/catalogue/pages'
import { memo } from 'react'
import { go } from '../../../navigation/navigate'
import { aboutWords, studyHoursWords } from '../../../words/words'
import { CourseCover } from '../course-cover'
import './index.scss'

/** A course in a list: what it is, how long, and what it counts for. */
export const CourseCard = memo(function CourseCard({ course }: { course: Card }) {
  return (
    <View
      className="course-card"
      hoverClass="pressed"
      onClick={() => go(cataloguePages.course, { courseId: course.courseId })}
    >
      <CourseCover
        size="small"
        categoryId={course.categoryId}
        title={course.title}
        hasVideo={course.hasVideo}
      />
      <View className="course-card__facts">
        <Text className="course-card__title">{course.title}</Text>
        <Text className="course-card__line">{`${course.teacher} · ${course.lessons} 课时 · ${aboutWords(course.lengthSeconds)}`}</Text>
        <View className="course-card__tags">
          {course.requirement === 'required' && <Text className="tag tag--accent">必修</Text>}
          <Text className="tag">{studyHoursWords(course.studyHours)}</Text>
          {course.studied > 0 && <Text className="course-card__studied">{`${course.studied} 人学习`}</Text>}
        </View>
      </View>
    </View>
  )
})
