import { Text, View } from '@tarojs/components'
import type { Registration } from '@zhixing/shared/enrolment/contract'
import { categoryTone } from '../../../appearance/category-tone'
import { Pressable } from '../../../components/controls/pressable'
import '../../../components/course/course-cover/index.scss'
import { ProgressBar } from '../../../components/study/progress-bar'
import { openLessonById } from '../../../navigation/open-lesson'
import { findCategoryTitle } from '../../../words/categories'
import { progressWords, studyHoursWords } from '../../../words/study-hours'
import './index.scss'

/** The course the learner studied last; a tap opens its next lesson. */
export function ContinueCard({ registration }: { registration: Registration }) {
  const { courseId, title, categoryId, creditedSeconds, lengthSeconds, nextLessonId } = registration
  const facts = `${progressWords(registration)} · 学完计 ${studyHoursWords(registration.studyHours)}`
  return (
    <Pressable
      role="link"
      className={`continue-card course-cover course-cover--${categoryTone(categoryId)} course-cover--wide`}
      onClick={() => void openLessonById(courseId, nextLessonId)}
    >
      <Text className="course-cover__category">{findCategoryTitle(categoryId) || '继续学习'}</Text>
      <Text className="course-cover__title">{title}</Text>
      <View className="continue-card__progress">
        <ProgressBar fraction={lengthSeconds ? creditedSeconds / lengthSeconds : 0} isOnDark />
      </View>
      <Text className="continue-card__facts">{facts}</Text>
      <View className="continue-card__go">{creditedSeconds > 0 ? '继续学习' : '开始学习'}</View>
    </Pressable>
  )
}
