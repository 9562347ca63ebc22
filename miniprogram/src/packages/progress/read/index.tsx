import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import type { ArticleBlock } from '@zhixing/shared/catalogue/article'
import { getLesson } from '@zhixing/shared/catalogue/contract'
import { together, useAnswer } from '../../../api/use-contract-query'
import { Action } from '../../../components/control/action'
import { Answered } from '../../../components/outcome/answered'
import { Page } from '../../../components/page/page'
import { Skeleton } from '../../../components/page/skeleton'
import { Blocks } from '../../../components/study/blocks'
import { aboutWords } from '../../../words/words'
import { PresenceCheck } from '../presence-check'
import { SessionEnded } from '../session-ended'
import { StudyPanel } from '../study-panel'
import { type Launched, useLaunch } from '../use-launch'
import { useStudy } from '../use-study'
import './index.scss'
import { openDocument } from './open-document'
import { ReadingRing } from './reading-ring'
import { useReading } from './use-reading'

export default function Read() {
  const { courseId = '', lessonId = '' } = useRouter().params
  const { answer, entries, busy, enter } = useLaunch(courseId, lessonId)
  const lesson = useAnswer(getLesson, { courseId, lessonId })
  return (
    <Page>
      <Answered by={together(answer, lesson)} skeleton={<Skeleton hero rows={2} />}>
        {([launched, { body, courseTitle }]) => (
          <Reader
            key={entries}
            launched={launched}
            body={body}
            courseTitle={courseTitle}
            courseId={courseId}
            busy={busy}
            enter={enter}
          />
        )}
      </Answered>
    </Page>
  )
}

interface Props {
  launched: Launched
  body: ArticleBlock[]
  courseTitle: string
  courseId: string
  busy: boolean
  enter: () => void
}

function Reader({ launched, body, courseTitle, courseId, busy, enter }: Props) {
  const { lesson, tookOver } = launched
  const { progress, checks, refusal, offline, onTick, onPause, onEnded } = useStudy(launched, courseId)
  const isDone = progress.completedAt !== undefined || refusal !== undefined
  const isAsked = checks.check !== undefined
  const { readSeconds, openOver } = useReading(launched.watched, lesson.lengthSeconds, isDone || isAsked, {
    onTick,
    onPause,
    onEnded,
  })
  if (refusal) return <SessionEnded refusal={refusal} busy={busy} enter={enter} />
  const open = () => {
    openOver()
    void openDocument(lesson.mediaUrl ?? '')
  }
  return (
    <>
      <Text className="read__course">{courseTitle}</Text>
      <Text className="read__title">{lesson.title}</Text>
      <Text className="read__facts">{`建议阅读 ${aboutWords(lesson.lengthSeconds)}`}</Text>
      <Blocks body={body} />
      {lesson.mediaUrl && <Action onClick={open}>打开文档</Action>}
      <View className="card read__panel">
        <StudyPanel
          courseId={courseId}
          lesson={lesson}
          progress={progress}
          offline={offline}
          tookOver={tookOver}
        />
      </View>
      <PresenceCheck {...checks} />
      <ReadingRing
        readSeconds={readSeconds}
        lengthSeconds={lesson.lengthSeconds}
        isDone={progress.completedAt !== undefined}
      />
    </>
  )
}
