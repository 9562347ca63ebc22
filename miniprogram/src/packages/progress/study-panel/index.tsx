import { Text, View } from '@tarojs/components'
import { getCourse } from '@zhixing/shared/catalogue/contract'
import type { Lesson } from '@zhixing/shared/catalogue/course'
import { useContractQuery } from '../../../api/use-contract-query'
import { ActionButton } from '../../../components/controls/action-button'
import { OfflineBanner } from '../../../components/feedback/offline'
import { replacePage } from '../../../navigation/navigate'
import { lessonPageOf } from '../../../navigation/open-lesson'
import { lengthWords } from '../../../words/lengths'
import { Coverage } from '../coverage'
import type { ExpectedProgress } from '../expected-progress'
import './index.scss'

interface Props {
  courseId: string
  lesson: Lesson
  progress: ExpectedProgress
  isOffline: boolean
  tookOver?: boolean
}

/** Below every lesson: the progress, the state of the network and the next lesson. */
export function StudyPanel({ courseId, lesson, progress, isOffline, tookOver = false }: Props) {
  return (
    <View className="study-panel">
      {isOffline && <OfflineBanner text="网络不通，已学内容保存在本机，恢复后自动补交" />}
      {tookOver && <Text className="study-panel__note">您刚才在另一处的学习已暂停，现在以这里为准。</Text>}
      <Coverage progress={progress} />
      <PresenceNote progress={progress} kind={lesson.kind} />
      {progress.completedAt && <NextLesson courseId={courseId} lessonId={lesson.lessonId} />}
    </View>
  )
}

const studyVerbs: Record<Lesson['kind'], string> = {
  video: '看',
  shortVideo: '看',
  audio: '听',
  article: '读',
  document: '读',
}

interface PresenceNoteProps {
  progress: ExpectedProgress
  kind: Lesson['kind']
}

/** How much study waits for a presence check, or how often the learner will be asked. */
function PresenceNote({ progress: { presence, completedAt }, kind }: PresenceNoteProps) {
  if (!presence || completedAt) return null
  const { provisionalSeconds, everyMinutes } = presence
  return (
    <Text className="study-panel__note">
      {provisionalSeconds > 0
        ? `待确认 ${lengthWords(provisionalSeconds)}：答完小问题后计入。`
        : `${studyVerbs[kind]}的时候，大约每 ${everyMinutes} 分钟会请您确认一次，学完时再确认一次或答一道小题。`}
    </Text>
  )
}

function NextLesson({ courseId, lessonId }: { courseId: string; lessonId: string }) {
  const course = useContractQuery(getCourse, { courseId })
  if (!course.data) return null
  const { lessons } = course.data
  const index = lessons.findIndex((each) => each.lessonId === lessonId)
  if (index < 0) return null // the published version no longer has this lesson
  const next = lessons[index + 1]
  if (!next) {
    return <Text className="study-panel__note">这是最后一个课时。全部必学课时学完后，学时自动入账。</Text>
  }
  const openNext = () => replacePage(lessonPageOf(next), { courseId, lessonId: next.lessonId })
  return (
    <View className="study-panel__next">
      <ActionButton onClick={openNext}>{`下一课时：${next.title}`}</ActionButton>
    </View>
  )
}
