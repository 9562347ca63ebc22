import { Text, View } from '@tarojs/components'
import { getCourse } from '@zhixing/shared/catalogue/contract'
import type { Lesson } from '@zhixing/shared/catalogue/course'
import type { Progress } from '@zhixing/shared/progress/contract'
import { useAnswer } from '../../../api/use-contract-query'
import { Action } from '../../../components/control/action'
import { OfflineBanner } from '../../../components/outcome/offline'
import { replace } from '../../../navigation/navigate'
import { pageOf } from '../../../navigation/open-lesson'
import { lengthWords } from '../../../words/words'
import { Coverage } from '../coverage'
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
      <Waiting progress={progress} kind={lesson.kind} />
      {progress.completedAt && <Next courseId={courseId} lessonId={lesson.lessonId} />}
    </View>
  )
}

/** What waits for a presence check, and what one may expect of it. */
function Waiting({
  progress: { presence, completedAt },
  kind,
}: {
  progress: Progress
  kind: Lesson['kind']
}) {
  if (!presence || completedAt) return null
  const { provisionalSeconds, everyMinutes } = presence
  const doing = kind === 'article' || kind === 'document' ? '读' : '看'
  return (
    <Text className="study-panel__note">
      {provisionalSeconds > 0
        ? `待确认 ${lengthWords(provisionalSeconds)}：答完小问题后计入。`
        : `${doing}的时候，大约每 ${everyMinutes} 分钟会请您确认一次，学完时再确认一次或答一道小题。`}
    </Text>
  )
}

function Next({ courseId, lessonId }: { courseId: string; lessonId: string }) {
  const course = useAnswer(getCourse, { courseId })
  const lessons = course.data?.lessons ?? []
  const next = lessons[lessons.findIndex((each) => each.lessonId === lessonId) + 1]
  if (!course.data) return null
  if (!next)
    return <Text className="study-panel__note">这是最后一个课时。全部必学课时学完后，学时自动入账。</Text>
  return (
    <View className="study-panel__next">
      <Action
        onClick={() => replace(pageOf(next), { courseId, lessonId: next.lessonId })}
      >{`下一课时：${next.title}`}</Action>
    </View>
  )
}
