import { Text, View } from '@tarojs/components'
import type { Course } from '@zhixing/shared/catalogue/course'
import { cataloguePages } from '@zhixing/shared/catalogue/pages'
import { ActionButton } from '../../../components/controls/action-button'
import { Pressable } from '../../../components/controls/pressable'
import { CourseCover } from '../../../components/course/course-cover'
import { openPage } from '../../../navigation/navigate'
import { roundedLengthWords } from '../../../words/lengths'
import { studyHoursWords } from '../../../words/study-hours'

/** The course that an announcement is about. */
export function CourseLink({ course }: { course: Course }) {
  const { courseId, categoryId, title, lessons, lengthSeconds, studyHours } = course
  const open = () => openPage(cataloguePages.course, { courseId })
  const facts = [
    `${lessons.length} 课时`,
    roundedLengthWords(lengthSeconds),
    `学完计 ${studyHoursWords(studyHours)}`,
  ]
  return (
    <View className="card announcement__course">
      <Pressable role="link" className="announcement__course-facts" onClick={open}>
        <CourseCover size="small" categoryId={categoryId} title={title} />
        <View className="announcement__course-words">
          <Text className="announcement__course-title">{title}</Text>
          <Text className="note">{facts.join(' · ')}</Text>
        </View>
      </Pressable>
      <ActionButton onClick={open}>去学习</ActionButton>
    </View>
  )
}
