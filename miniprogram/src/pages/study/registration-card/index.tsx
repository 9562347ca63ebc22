import { Text, View } from '@tarojs/components'
import { cataloguePages } from '@zhixing/shared/catalogue/pages'
import type { Registration } from '@zhixing/shared/enrolment/contract'
import { memo } from 'react'
import { CourseCover } from '../../../components/course/course-cover'
import { ProgressLine } from '../../../components/study/progress-line'
import { go } from '../../../navigation/navigate'
import { openLessonById } from '../../../navigation/open-lesson'
import { dayWords, progressWords, studyHoursWords } from '../../../words/words'
import './index.scss'

/** One of my courses: how far, and on with it. */
export const RegistrationCard = memo(function RegistrationCard({
  registration,
}: {
  registration: Registration
}) {
  const {
    courseId,
    title,
    categoryId,
    requirement,
    studyHours,
    state,
    completedAt,
    creditedSeconds,
    lengthSeconds,
  } = registration
  const facts =
    state === 'completed'
      ? `${dayWords(completedAt ?? registration.enrolledAt)}学完 · 入账 ${studyHoursWords(studyHours)}`
      : progressWords(registration)
  return (
    <View
      className="registration-card"
      hoverClass="pressed"
      onClick={() => go(cataloguePages.course, { courseId })}
    >
      <CourseCover size="small" categoryId={categoryId} title={title} />
      <View className="registration-card__facts">
        <Text className="registration-card__title">{title}</Text>
        <View className="registration-card__line">
          {requirement === 'required' && <Text className="tag tag--accent registration-card__tag">必修</Text>}
          <Text>{facts}</Text>
        </View>
        {state === 'enrolled' && (
          <View className="registration-card__go">
            <View className="registration-card__progress">
              <ProgressLine part={lengthSeconds ? creditedSeconds / lengthSeconds : 0} />
            </View>
            <View
              className="registration-card__continue"
              hoverClass="pressed"
              hoverStopPropagation
              onClick={(event) => {
                event.stopPropagation()
                void openLessonById(courseId, registration.nextLessonId)
              }}
            >
              {creditedSeconds > 0 ? '继续学习' : '开始学习'}
            </View>
          </View>
        )}
      </View>
    </View>
  )
})
