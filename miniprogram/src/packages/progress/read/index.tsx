import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import type { ArticleBlock } from '@zhixing/shared/catalogue/article'
import { getLesson } from '@zhixing/shared/catalogue/contract'
import { combineQueries } from '../../../api/query-result'
import { useContractQuery } from '../../../api/use-contract-query'
import { ActionButton } from '../../../components/controls/action-button'
import { QueryView } from '../../../components/feedback/query-view'
import { Skeleton } from '../../../components/feedback/skeleton'
import { Heading } from '../../../components/layout/heading'
import { Page } from '../../../components/layout/page'
import { ArticleBody } from '../../../components/study/article-body'
import { roundedLengthWords } from '../../../words/lengths'
import { PresenceSheet } from '../presence-sheet'
import { SessionEnded } from '../session-ended'
import { StudyPanel } from '../study-panel'
import { type LaunchAnswer, useLessonLaunch } from '../use-lesson-launch'
import { useStudySession } from '../use-study-session'
import './index.scss'
import { openDocument } from './open-document'
import { ReadingRing } from './reading-ring'
import { useReading } from './use-reading'

export default function Read() {
  const { courseId = '', lessonId = '' } = useRouter().params
  const { result, launches, isBusy, relaunch } = useLessonLaunch(courseId, lessonId)
  const lesson = useContractQuery(getLesson, { courseId, lessonId })
  return (
    <Page>
      <QueryView
        result={combineQueries(result, lesson)}
        skeleton={<Skeleton parts={['line', 'lines', 'card', 'card']} />}
      >
        {([launched, { body, courseTitle }]) => (
          <ReadSession
            key={launches}
            launched={launched}
            body={body}
            courseTitle={courseTitle}
            courseId={courseId}
            isBusy={isBusy}
            relaunch={relaunch}
          />
        )}
      </QueryView>
    </Page>
  )
}

interface Props {
  launched: LaunchAnswer
  body: ArticleBlock[]
  courseTitle: string
  courseId: string
  isBusy: boolean
  relaunch: () => void
}

function ReadSession({ launched, body, courseTitle, courseId, isBusy, relaunch }: Props) {
  const { lesson, tookOver, watched } = launched
  const session = useStudySession(launched, courseId)
  const { expected, presenceCheck, refusal, isOffline } = session
  const isDone = expected.completedAt !== undefined
  const isStopped = isDone || refusal !== undefined || presenceCheck.check !== undefined
  const { readSeconds, markDocumentOpen } = useReading({
    watched,
    lengthSeconds: lesson.lengthSeconds,
    isStopped,
    listeners: session,
  })
  if (refusal) return <SessionEnded refusal={refusal} isBusy={isBusy} relaunch={relaunch} />
  const open = () => {
    markDocumentOpen()
    void openDocument(lesson.mediaUrl ?? '')
  }
  return (
    <>
      <Text className="read__course">{courseTitle}</Text>
      <Heading className="read__title">{lesson.title}</Heading>
      <Text className="read__facts">{`建议阅读 ${roundedLengthWords(lesson.lengthSeconds)}`}</Text>
      <ArticleBody body={body} />
      {lesson.mediaUrl && <ActionButton onClick={open}>打开文档</ActionButton>}
      <View className="card read__panel">
        <StudyPanel
          courseId={courseId}
          lesson={lesson}
          progress={expected}
          isOffline={isOffline}
          tookOver={tookOver}
        />
      </View>
      <PresenceSheet {...presenceCheck} />
      <ReadingRing readSeconds={readSeconds} lengthSeconds={lesson.lengthSeconds} isDone={isDone} />
    </>
  )
}
