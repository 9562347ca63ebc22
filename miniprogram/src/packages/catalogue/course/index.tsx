import { Text, View } from '@tarojs/components'
import { useRouter, useShareAppMessage } from '@tarojs/taro'
import type { Lesson, Course as Published } from '@zhixing/shared/catalogue/course'
import { cataloguePages } from '@zhixing/shared/catalogue/pages'
import type { Registration } from '@zhixing/shared/enrolment/contract'
import { jobLevelTitles } from '@zhixing/shared/identity/role'
import type { LessonProgress } from '@zhixing/shared/progress/contract'
import { Action } from '../../../components/control/action'
import { CourseCover } from '../../../components/course/course-cover'
import { LessonCard } from '../../../components/course/lesson-card'
import { Answered } from '../../../components/outcome/answered'
import { Page } from '../../../components/page/page'
import { Skeleton } from '../../../components/page/skeleton'
import { ProgressLine } from '../../../components/study/progress-line'
import { aboutWords, progressWords, studyHoursWords } from '../../../words/words'
import './index.scss'
import { useCourse } from './use-course'

export default function Course() {
  const { courseId = '' } = useRouter().params
  const { answer, registration, progressOf, next, learner, busy, enrol, withdraw, open } = useCourse(courseId)
  useShareAppMessage(() => ({
    title: answer.data?.title ?? '知行学院',
    path: `/${cataloguePages.course}?courseId=${courseId}`,
  }))
  return (
    <Page bare className="course">
      <Answered by={answer} skeleton={<Skeleton hero />}>
        {(course) => (
          <>
            <CourseCover size="wide" categoryId={course.categoryId} title={course.title} />
            <View className="course__body">
              <Numbers course={course} />
              {registration && <Mine registration={registration} />}
              <View className="course__heading">课程介绍</View>
              <Text className="course__summary">{course.summary}</Text>
              <Facts course={course} />
              <View className="course__heading">课程目录</View>
              <Lessons lessons={course.lessons} progressOf={progressOf} onOpen={open} />
              {registration?.state === 'enrolled' && (
                <View className="course__withdraw" hoverClass="pressed" onClick={() => void withdraw()}>
                  退选这门课程
                </View>
              )}
            </View>
            <View className="course__bar">
              {registration && next && (
                <Action onClick={() => open(next)}>
                  {registration.state === 'completed'
                    ? '再学一遍'
                    : registration.creditedSeconds > 0
                      ? '继续学习'
                      : '开始学习'}
                </Action>
              )}
              {!registration && (
                <Action onClick={enrol} busy={busy}>
                  {learner ? '报名学习' : '绑定身份后报名'}
                </Action>
              )}
            </View>
          </>
        )}
      </Answered>
    </Page>
  )
}

function Numbers({ course }: { course: Published }) {
  return (
    <View className="course__numbers">
      <Figure value={studyHoursWords(course.studyHours)} name="学完计入" />
      <Figure value={`${course.lessons.length} 课时`} name={aboutWords(course.lengthSeconds)} />
      <Figure
        value={course.requirement === 'required' ? '必修' : '选修'}
        name={course.subject === 'general' ? '公需科目' : '专业科目'}
      />
    </View>
  )
}

const Figure = ({ value, name }: { value: string; name: string }) => (
  <View className="course__figure">
    <Text className="course__value">{value}</Text>
    <Text className="note">{name}</Text>
  </View>
)

function Mine({ registration }: { registration: Registration }) {
  const { state, creditedSeconds, lengthSeconds, studyHours } = registration
  return (
    <View className="course__mine">
      <ProgressLine part={state === 'completed' ? 1 : lengthSeconds ? creditedSeconds / lengthSeconds : 0} />
      <Text className="course__mine-words">
        {state === 'completed' ? `已学完，${studyHoursWords(studyHours)}已入账` : progressWords(registration)}
      </Text>
    </View>
  )
}

function Facts({ course }: { course: Published }) {
  const open = course.jobLevels.length
    ? course.jobLevels.map((level) => jobLevelTitles[level]).join('、')
    : '全体学员'
  const facts = [
    ['主讲', `${course.teacher} · ${course.teacherTitle}`],
    ['面向', open],
    ...(course.presence
      ? [['在学确认', `大约每 ${course.presence.everyMinutes} 分钟一次，学完一课时答一道小题，不计分`]]
      : []),
    ...(course.tags.length ? [['标签', course.tags.join('、')]] : []),
    ...(course.studied > 0 ? [['学习', `${course.studied} 人`]] : []),
  ]
  return (
    <View className="course__facts">
      {facts.map(([name, value]) => (
        <View className="course__fact" key={name}>
          <Text className="course__fact-name">{name}</Text>
          <Text className="course__fact-value">{value}</Text>
        </View>
      ))}
    </View>
  )
}

interface LessonsProps {
  lessons: Lesson[]
  progressOf: (lessonId: string) => LessonProgress | undefined
  onOpen: (lesson: Lesson) => void
}

/** Lessons in their order; a chapter's name stands above its first. */
function Lessons({ lessons, progressOf, onOpen }: LessonsProps) {
  return (
    <View className="card course__lessons">
      {lessons.map((lesson, place) => (
        <View className="course__lesson" key={lesson.lessonId}>
          {lesson.chapter && lesson.chapter !== lessons[place - 1]?.chapter && (
            <Text className="course__chapter">{lesson.chapter}</Text>
          )}
          <LessonCard
            lesson={lesson}
            number={place + 1}
            progress={progressOf(lesson.lessonId)}
            onOpen={onOpen}
          />
        </View>
      ))}
    </View>
  )
}
