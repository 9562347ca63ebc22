import { Text, View } from '@tarojs/components'
import { useRouter, useShareAppMessage } from '@tarojs/taro'
import { cataloguePages } from '@zhixing/shared/catalogue/pages'
import type { Registration } from '@zhixing/shared/enrolment/contract'
import { ActionButton } from '../../../components/controls/action-button'
import { Pressable } from '../../../components/controls/pressable'
import { CourseCover } from '../../../components/course/course-cover'
import { QueryView } from '../../../components/feedback/query-view'
import { Skeleton } from '../../../components/feedback/skeleton'
import { Heading } from '../../../components/layout/heading'
import { Page } from '../../../components/layout/page'
import { ProgressBar } from '../../../components/study/progress-bar'
import { progressWords, studyHoursWords } from '../../../words/study-hours'
import { CourseFacts, CourseNumbers } from './course-facts'
import './index.scss'
import { LessonList } from './lesson-list'
import { useCourse } from './use-course'

export default function Course() {
  const { courseId = '' } = useRouter().params
  const { result, registration, progressOf, nextLesson, learner, isBusy, enrol, withdraw, open } =
    useCourse(courseId)
  useShareAppMessage(() => ({
    title: result.data?.title ?? '知行学院',
    path: `/${cataloguePages.course}?courseId=${courseId}`,
  }))
  return (
    <Page isBare className="course">
      <QueryView result={result} skeleton={<Skeleton parts={['cover', 'inset', 'inset', 'inset']} />}>
        {(course) => (
          <>
            <CourseCover size="wide" categoryId={course.categoryId} title={course.title} />
            <View className="course__body">
              <CourseNumbers course={course} />
              {registration && <RegistrationProgress registration={registration} />}
              <Heading className="course__heading">课程介绍</Heading>
              <Text className="course__summary">{course.summary}</Text>
              <CourseFacts course={course} />
              <Heading className="course__heading">课程目录</Heading>
              <LessonList lessons={course.lessons} progressOf={progressOf} onOpen={open} />
              {registration?.state === 'enrolled' && (
                <Pressable role="button" className="course__withdraw" onClick={() => void withdraw()}>
                  退选这门课程
                </Pressable>
              )}
            </View>
            <View className="course__bar">
              {registration && nextLesson && (
                <ActionButton onClick={() => open(nextLesson)}>{studyWords(registration)}</ActionButton>
              )}
              {!registration && (
                <ActionButton onClick={enrol} isBusy={isBusy}>
                  {learner ? '报名学习' : '绑定身份后报名'}
                </ActionButton>
              )}
            </View>
          </>
        )}
      </QueryView>
    </Page>
  )
}

function studyWords({ state, creditedSeconds }: Registration): string {
  if (state === 'completed') return '再学一遍'
  return creditedSeconds > 0 ? '继续学习' : '开始学习'
}

function RegistrationProgress({ registration }: { registration: Registration }) {
  const { state, creditedSeconds, lengthSeconds, studyHours } = registration
  const isCompleted = state === 'completed'
  const fraction = lengthSeconds ? creditedSeconds / lengthSeconds : 0
  return (
    <View className="course__registration">
      <ProgressBar fraction={isCompleted ? 1 : fraction} />
      <Text className="course__registration-words">
        {isCompleted ? `已学完，${studyHoursWords(studyHours)}已入账` : progressWords(registration)}
      </Text>
    </View>
  )
}
