import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { Answered } from '../../../components/answered'
import { lessonKindTitles } from '../../../components/lesson-card'
import { Page } from '../../../components/page'
import { Skeleton } from '../../../components/skeleton'
import { aboutWords } from '../../../words'
import { SessionEnded } from '../session-ended'
import { StudyPanel } from '../study-panel'
import { type Launched, useLaunch } from '../use-launch'
import { useStudy } from '../use-study'
import { Film } from './film'
import './index.scss'
import { Sound } from './sound'

export default function Play() {
  const { courseId = '', lessonId = '' } = useRouter().params
  const { answer, entries, busy, enter } = useLaunch(courseId, lessonId)
  return (
    <Page bare>
      <Answered by={answer} skeleton={<Skeleton hero rows={1} />}>
        {(launched) => <Player key={entries} launched={launched} courseId={courseId} busy={busy} enter={enter} />}
      </Answered>
    </Page>
  )
}

interface Props {
  launched: Launched
  courseId: string
  busy: boolean
  enter: () => void
}

function Player({ launched, courseId, busy, enter }: Props) {
  const { progress, refusal, offline, onTick, onPause, onEnded } = useStudy(launched, courseId)
  const { lesson, tookOver } = launched
  if (refusal) return <SessionEnded refusal={refusal} busy={busy} enter={enter} />
  const Media = lesson.kind === 'audio' ? Sound : Film
  return (
    <>
      <Media lesson={lesson} watched={launched.watched} onTick={onTick} onPause={onPause} onEnded={onEnded} />
      <View className="play__below">
        <Text className="play__title">{lesson.title}</Text>
        <Text className="note">{`${lessonKindTitles[lesson.kind]} · ${aboutWords(lesson.lengthSeconds)}`}</Text>
        <View className="card play__panel">
          <StudyPanel courseId={courseId} lesson={lesson} progress={progress} offline={offline} tookOver={tookOver} />
        </View>
        <Text className="note">按原速播放，学过的内容自动记录；拖动跳过的部分不计入。</Text>
      </View>
    </>
  )
}
