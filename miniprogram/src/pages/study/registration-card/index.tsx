import { Text, View } from '@tarojs/components'
import { cataloguePages } from '@zhixing/shared/catalogue/pages'
import type { Registration } from '@zhixing/shared/enrolment/contract'
import { memo } from 'react'
import { Pressable } from '../../../components/controls/pressable'
import { CourseCover } from '../../../components/course/course-cover'
import { ProgressBar } from '../../../components/study/progress-bar'
import { openPage } from '../../../navigation/navigate'
import { openLessonById } from '../../../navigation/open-lesson'
import { dayWords } from '../../../words/days'
import { progressWords, studyHoursWords } from '../../../words/study-hours'
import './index.scss'

interface Props {
  registration: Registration
  /** The hours of this course were taken back. */
  isReversed: boolean
}

/** A course the learner is enrolled in. */
export const RegistrationCard = memo(function RegistrationCard({ registration, isReversed }: Props) {
  const { courseId, title, categoryId, requirement, state } = registration
  return (
    <View className="registration-card">
      <Pressable
        role="link"
        className="registration-card__course"
        onClick={() => openPage(cataloguePages.course, { courseId })}
      >
        <CourseCover size="small" categoryId={categoryId} title={title} />
        <View className="registration-card__facts">
          <Text className="registration-card__title">{title}</Text>
          <View className="registration-card__line">
            {requirement === 'required' && (
              <Text className="tag tag--accent registration-card__tag">必修</Text>
            )}
            <Text>{factsOf(registration, isReversed)}</Text>
          </View>
        </View>
      </Pressable>
      {state === 'enrolled' && <Continue registration={registration} />}
    </View>
  )
})

function factsOf(registration: Registration, isReversed: boolean): string {
  const { state, completedAt, enrolledAt, studyHours } = registration
  if (state !== 'completed') return progressWords(registration)
  const credit = isReversed ? '学时已冲正' : `入账 ${studyHoursWords(studyHours)}`
  return `${dayWords(completedAt ?? enrolledAt)}学完 · ${credit}`
}

/** A button on the card: it opens the next lesson, the rest of the card opens the course. */
function Continue({ registration }: { registration: Registration }) {
  const { courseId, title, creditedSeconds, lengthSeconds, nextLessonId } = registration
  return (
    <View className="registration-card__go">
      <View className="registration-card__progress">
        <ProgressBar fraction={lengthSeconds ? creditedSeconds / lengthSeconds : 0} />
      </View>
      <Pressable
        role="link"
        className="registration-card__continue"
        label={`${creditedSeconds > 0 ? '继续学习' : '开始学习'}：${title}`}
        onClick={() => void openLessonById(courseId, nextLessonId)}
      >
        {creditedSeconds > 0 ? '继续学习' : '开始学习'}
      </Pressable>
    </View>
  )
}
