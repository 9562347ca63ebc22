import { Text, View } from '@tarojs/components'
import type { Registration } from '@zhixing/shared/enrolment/contract'
import { ProgressLine } from '../../../components/study/progress-line'
import { openLessonById } from '../../../navigation/open-lesson'
import { categoryTitle, toneOf } from '../../../words/categories'
import { progressWords, studyHoursWords } from '../../../words/words'
import '../../../components/course/course-cover/index.scss'
import './index.scss'

/** Where one left off, one tap away. */
export function ContinueCard({ registration }: { registration: Registration }) {
  const { courseId, title, categoryId, studyHours, creditedSeconds, lengthSeconds, nextLessonId } =
    registration
  const facts = `${progressWords(registration)} · 学完计 ${studyHoursWords(studyHours)}`
  return (
    <View
      className={`continue-card course-cover course-cover--${toneOf(categoryId)} course-cover--wide`}
      hoverClass="pressed"
      onClick={() => void openLessonById(courseId, nextLessonId)}
    >
      <Text className="course-cover__category">{categoryTitle(categoryId) || '继续学习'}</Text>
      <Text className="course-cover__title">{title}</Text>
      <View className="continue-card__progress">
        <ProgressLine part={lengthSeconds ? creditedSeconds / lengthSeconds : 0} onDark />
      </View>
      <Text className="continue-card__facts">{facts}</Text>
      <View className="continue-card__go">{creditedSeconds > 0 ? '继续学习' : '开始学习'}</View>
    </View>
  )
}
