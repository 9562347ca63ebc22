import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { getCourse } from '@zhixing/shared/catalogue/contract'
import { combineQueries } from '../../../api/query-result'
import { useContractQuery } from '../../../api/use-contract-query'
import { lessonKindTitles } from '../../../components/course/lesson-card'
import { QueryView } from '../../../components/feedback/query-view'
import { Skeleton } from '../../../components/feedback/skeleton'
import { Heading } from '../../../components/layout/heading'
import { Page } from '../../../components/layout/page'
import { roundedLengthWords } from '../../../words/lengths'
import { PresenceSheet } from '../presence-sheet'
import { SessionEnded } from '../session-ended'
import { StudyPanel } from '../study-panel'
import { type LaunchAnswer, useLessonLaunch } from '../use-lesson-launch'
import { useStudySession } from '../use-study-session'
import { AudioPlayer } from './audio-player'
import './index.scss'
import { CourseLessons } from './course-lessons'
import { VideoPlayer } from './video-player'

export default function Play() {
  const { courseId = '', lessonId = '' } = useRouter().params
  const { result, launches, isBusy, relaunch } = useLessonLaunch(courseId, lessonId)
  const course = useContractQuery(getCourse, { courseId })
  return (
    <Page isBare>
      <QueryView
        result={combineQueries(result, course)}
        skeleton={<Skeleton parts={['film', 'inset', 'inset']} />}
      >
        {([launched, { title, lessons }]) => (
          <>
            <PlaySession
              key={launches}
              launched={launched}
              courseId={courseId}
              isBusy={isBusy}
              relaunch={relaunch}
            />
            <Heading className="play__heading">{title}</Heading>
            <CourseLessons courseId={courseId} lessons={lessons} currentLessonId={lessonId} />
          </>
        )}
      </QueryView>
    </Page>
  )
}

interface Props {
  launched: LaunchAnswer
  courseId: string
  isBusy: boolean
  relaunch: () => void
}

function PlaySession({ launched, courseId, isBusy, relaunch }: Props) {
  const { expected, presenceCheck, refusal, isOffline, onTick, onPause, onEnded } = useStudySession(
    launched,
    courseId,
  )
  const { lesson, tookOver, watched } = launched
  if (refusal) return <SessionEnded refusal={refusal} isBusy={isBusy} relaunch={relaunch} />
  const Player = lesson.kind === 'audio' ? AudioPlayer : VideoPlayer
  return (
    <>
      <Player
        lesson={lesson}
        watched={watched}
        isHalted={presenceCheck.check !== undefined}
        onTick={onTick}
        onPause={onPause}
        onEnded={onEnded}
      />
      <PresenceSheet {...presenceCheck} />
      <View className="play__below">
        <Heading className="play__title">{lesson.title}</Heading>
        <Text className="note">{`${lessonKindTitles[lesson.kind]} · ${roundedLengthWords(lesson.lengthSeconds)}`}</Text>
        <View className="card play__panel">
          <StudyPanel
            courseId={courseId}
            lesson={lesson}
            progress={expected}
            isOffline={isOffline}
            tookOver={tookOver}
          />
        </View>
        <Text className="note">按原速播放，学过的内容自动记录；拖动跳过的部分不计入。</Text>
      </View>
    </>
  )
}
