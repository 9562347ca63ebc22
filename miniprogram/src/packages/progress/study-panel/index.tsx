import { Text, View } from '@tarojs/components'
import { getCourse, type Lesson } from '@zhixing/shared/catalogue/contract'
import type { Progress } from '@zhixing/shared/progress/contract'
import { Action } from '../../../components/action'
import { Coverage } from '../../../components/coverage'
import { OfflineBanner } from '../../../components/offline'
import { replace } from '../../../navigation'
import { pageOf } from '../../../open-lesson'
import { useAnswer } from '../../../use-answer'
import './index.scss'

interface Props {
  courseId: string
  lesson: Lesson
  progress: Progress
  offline: boolean
  tookOver?: boolean
}

/** Below every lesson: where one stands, what the network does, and what comes next. */
export function StudyPanel({ courseId, lesson, progress, offline, tookOver = false }: Props) {
  return (
    <View className="study-panel">
      {offline && <OfflineBanner says="网络不通，已学内容保存在本机，恢复后自动补交" />}
      {tookOver && <Text className="study-panel__note">您刚才在另一处的学习已暂停，现在以这里为准。</Text>}
      <Coverage progress={progress} />
      {progress.completedAt && <Next courseId={courseId} lessonId={lesson.lessonId} />}
    </View>
  )
}

function Next({ courseId, lessonId }: { courseId: string; lessonId: string }) {
  const course = useAnswer(getCourse, { courseId })
  const lessons = course.data?.lessons ?? []
  const next = lessons[lessons.findIndex((each) => each.lessonId === lessonId) + 1]
  if (!course.data) return null
  if (!next) return <Text className="study-panel__note">这是最后一个课时。全部必学课时学完后，学时自动入账。</Text>
  return (
    <View className="study-panel__next">
      <Action onClick={() => replace(pageOf(next), { courseId, lessonId: next.lessonId })}>{`下一课时：${next.title}`}</Action>
    </View>
  )
}
