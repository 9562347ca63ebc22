import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { getCourse } from '@zhixing/shared/catalogue/contract'
import type { Lesson } from '@zhixing/shared/catalogue/course'
import { memo } from 'react'
import { together, useAnswer } from '../../../api/use-contract-query'
import { LessonCard, lessonKindTitles } from '../../../components/course/lesson-card'
import { Answered } from '../../../components/outcome/answered'
import { Page } from '../../../components/page/page'
import { Skeleton } from '../../../components/page/skeleton'
import { replace } from '../../../navigation/navigate'
import { pageOf } from '../../../navigation/open-lesson'
import { aboutWords } from '../../../words/words'
import { PresenceCheck } from '../presence-check'
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
  const course = useAnswer(getCourse, { courseId })
  return (
    <Page bare>
      <Answered by={together(answer, course)} skeleton={<Skeleton hero rows={1} />}>
        {([launched, { title, lessons }]) => (
          <>
            <Player key={entries} launched={launched} courseId={courseId} busy={busy} enter={enter} />
            <View className="play__heading">{title}</View>
            <Lessons courseId={courseId} lessons={lessons} present={lessonId} />
          </>
        )}
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
  const { progress, checks, refusal, offline, onTick, onPause, onEnded } = useStudy(launched, courseId)
  const { lesson, tookOver } = launched
  if (refusal) return <SessionEnded refusal={refusal} busy={busy} enter={enter} />
  const Media = lesson.kind === 'audio' ? Sound : Film
  return (
    <>
      <Media
        lesson={lesson}
        watched={launched.watched}
        halted={checks.check !== undefined}
        onTick={onTick}
        onPause={onPause}
        onEnded={onEnded}
      />
      <PresenceCheck {...checks} />
      <View className="play__below">
        <Text className="play__title">{lesson.title}</Text>
        <Text className="note">{`${lessonKindTitles[lesson.kind]} · ${aboutWords(lesson.lengthSeconds)}`}</Text>
        <View className="card play__panel">
          <StudyPanel
            courseId={courseId}
            lesson={lesson}
            progress={progress}
            offline={offline}
            tookOver={tookOver}
          />
        </View>
        <Text className="note">按原速播放，学过的内容自动记录；拖动跳过的部分不计入。</Text>
      </View>
    </>
  )
}

/** The other lessons of the course, one tap away. */
const Lessons = memo(function Lessons({
  courseId,
  lessons,
  present,
}: {
  courseId: string
  lessons: Lesson[]
  present: string
}) {
  const open = (lesson: Lesson) => {
    if (lesson.lessonId !== present) replace(pageOf(lesson), { courseId, lessonId: lesson.lessonId })
  }
  return (
    <View className="card play__lessons">
      {lessons.map((lesson, place) => (
        <View className="play__lesson" key={lesson.lessonId}>
          <LessonCard
            lesson={lesson}
            number={place + 1}
            onOpen={open}
            isPresent={lesson.lessonId === present}
          />
        </View>
      ))}
    </View>
  )
})
