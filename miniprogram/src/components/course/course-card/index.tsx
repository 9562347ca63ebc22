import { Text, View } from '@tarojs/components'
import type { CourseCard as Course } from '@zhixing/shared/catalogue/contract'
import { cataloguePages } from '@zhixing/shared/catalogue/pages'
import { memo } from 'react'
import { openPage } from '../../../navigation/navigate'
import { roundedLengthWords } from '../../../words/lengths'
import { studyHoursWords } from '../../../words/study-hours'
import { Pressable } from '../../controls/pressable'
import { CourseCover } from '../course-cover'
import './index.scss'

/** A course in a list. */
export const CourseCard = memo(function CourseCard({ course }: { course: Course }) {
  const { courseId, categoryId, title, hasVideo, teacher, lessons, lengthSeconds } = course
  return (
    <Pressable
      role="link"
      className="course-card"
      onClick={() => openPage(cataloguePages.course, { courseId })}
    >
      <CourseCover size="small" categoryId={categoryId} title={title} hasVideo={hasVideo} />
      <View className="course-card__facts">
        <Text className="course-card__title">{title}</Text>
        <Text className="course-card__line">{`${teacher} · ${lessons} 课时 · ${roundedLengthWords(lengthSeconds)}`}</Text>
        <View className="course-card__tags">
          {course.requirement === 'required' && <Text className="tag tag--accent">必修</Text>}
          <Text className="tag">{studyHoursWords(course.studyHours)}</Text>
          {course.studied > 0 && <Text className="course-card__studied">{`${course.studied} 人学习`}</Text>}
        </View>
      </View>
    </Pressable>
  )
})
