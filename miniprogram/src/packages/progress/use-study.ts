import Taro, { useDidHide, useDidShow, useUnload } from '@tarojs/taro'
import { listRegistrations } from '@zhixing/shared/enrolment/contract'
import { getTranscript } from '@zhixing/shared/ledger/contract'
import { getProgress, heartbeat, type Progress } from '@zhixing/shared/progress/contract'
import { useEffect, useRef } from 'react'
import { call } from '../../api/call'
import { askAgain } from '../../api/use-contract-query'
import { useEvery } from '../../hooks/use-interval'
import { useLatest } from '../../hooks/use-latest-state'
import { useOneAtATime } from '../../hooks/use-one-at-a-time'
import { confirm, inTurn, keepUnsent, nextBeat } from '../../study/unsent'
import { resumeAt } from './resume-at'
import { newTape } from './tape'
import type { Launched } from './use-launch'
import { usePresence, useSendingAgain } from './use-presence'

/** A pause this long sends what was played: whoever has put the phone down may not come back. */
const PAUSE_SECONDS = 8
/** A copy is laid into storage this often, so that a killed app loses next to nothing. */
const COPY_SECONDS = 10

/** A lesson being studied: what was played goes out every beat, on hiding, leaving, pausing and at the end, and is never lost nor doubled. */
export function useStudy(first: Launched, courseId: string) {
  const [progress, setProgress, latest] = useLatest<Progress>(first)
  const tape = useRef(newTape(resumeAt(first.watched, first.lengthSeconds))) // ticks come four times a second: nothing of it is state
  const pause = useRef<ReturnType<typeof setTimeout>>()
  const receivedAt = useRef(Date.now())
  const { lessonId } = first

  const take = (answer: Progress) => {
    const isNews = answer.completedAt && !latest.current.completedAt
    receivedAt.current = Date.now()
    setProgress(answer)
    if (isNews) celebrate()
  }
  const presence = usePresence(latest, take)

  const keep = () => {
    const played = tape.current.cut()
    if (played.length) keepUnsent({ courseId, lessonId, record: latest.current.record, played })
  }
  const { run, refusal, offline } = useOneAtATime(async () => {
    keep()
    await presence.send()
    const answer = await inTurn(async () => {
      const beat = nextBeat(lessonId, latest.current.record)
      if (!beat) return undefined
      const answer = await call(heartbeat, beat)
      confirm(beat.played)
      return answer
    })
    if (answer) take(answer)
  })
  const flush = () => {
    keep() // at once: the page may be gone, or another request be in flight, before its turn comes
    void run()
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: once, at the entry: what an earlier one left is handed in under this one's record
  useEffect(flush, [])
  useEvery(first.heartbeatSeconds, flush)
  useEvery(COPY_SECONDS, keep)
  useSendingAgain(presence.sending, run)
  useDidShow(flush)
  useDidHide(() => {
    tape.current.stop()
    flush()
  })
  useUnload(() => {
    clearTimeout(pause.current)
    tape.current.stop()
    flush()
    void askAgain(listRegistrations, getProgress)
  })

  return {
    progress,
    checks: {
      ...{ check: progress.check, presence: progress.presence, receivedAt: receivedAt.current, offline },
      ...{ sending: presence.sending, outcome: presence.outcome },
      onAnswer: (choice?: number) => {
        presence.keep(choice)
        void run()
      },
    },
    refusal,
    offline,
    onTick: (time: number) => {
      if (tape.current.tick(time, Date.now())) clearTimeout(pause.current) // it plays on: the next beat is early enough
    },
    onPause: () => {
      tape.current.stop()
      clearTimeout(pause.current)
      pause.current = setTimeout(flush, PAUSE_SECONDS * 1000)
    },
    onEnded: () => {
      tape.current.tick(first.lengthSeconds, Date.now()) // the last tick comes a little before the end
      tape.current.stop()
      flush()
    },
  }
}

function celebrate() {
  void askAgain(listRegistrations, getProgress, getTranscript)
  void Taro.showToast({ title: '本课时已学完', icon: 'success' })
}
