import { useDidHide, useDidShow, useUnload } from '@tarojs/taro'
import { listRegistrations } from '@zhixing/shared/enrolment/contract'
import { getTranscript } from '@zhixing/shared/ledger/contract'
import { getProgress, heartbeat, type Progress } from '@zhixing/shared/progress/contract'
import { type Interval, union } from '@zhixing/shared/study-records/intervals'
import { useEffect, useRef } from 'react'
import { call } from '../../api/call'
import { invalidate } from '../../api/query-client'
import { useInterval } from '../../hooks/use-interval'
import { useLatestState } from '../../hooks/use-latest-state'
import { useOneAtATime } from '../../hooks/use-one-at-a-time'
import { showToast } from '../../platform/accessibility/toast'
import {
  findUnsent,
  nextHeartbeat,
  removeConfirmed,
  saveUnsent,
  sendInTurn,
} from '../../study/unsent-intervals'
import { expectProgress } from './expected-progress'
import { createPlayTracker } from './play-tracker'
import { resumePosition } from './resume-position'
import type { LaunchAnswer } from './use-lesson-launch'
import { usePresenceAnswer } from './use-presence-answer'

/** A pause of this length sends what was played, because the learner may not come back. */
const PAUSE_SECONDS = 8
/** How often played intervals are stored. A killed app loses at most this much. */
const STORE_SECONDS = 10
/** How often a presence answer is retried while offline, because its deadline is near. */
const ANSWER_RETRY_SECONDS = 5

/**
 * The study of one lesson. Played intervals are sent with every heartbeat, on hide, unload, pause and end;
 * they are stored until confirmed, so none is lost, and the server counts each once.
 */
export function useStudySession(launched: LaunchAnswer, courseId: string) {
  const { lessonId } = launched
  const [progress, setProgress, latest] = useLatestState<Progress>(launched)
  const stored = useRef<Interval[]>(findUnsent(lessonId)?.played ?? []) // a copy, which costs no reading
  // Ticks come four times a second, so the tracker is a ref and renders nothing.
  const tracker = useRef(createPlayTracker(resumePosition(launched.watched, launched.lengthSeconds)))
  const pauseTimer = useRef<ReturnType<typeof setTimeout>>()
  const receivedAtMs = useRef(Date.now())

  const expectedNow = () =>
    expectProgress(latest.current, union(stored.current, tracker.current.peekPlayed()), launched.pace)
  const [expected, setExpected, latestExpected] = useLatestState(expectedNow())
  const moveExpected = () => {
    const next = expectedNow()
    if (next.pendingSeconds !== latestExpected.current.pendingSeconds) setExpected(next)
  }
  const showProgress = (answer: Progress) => {
    const isJustCompleted = answer.completedAt && !latest.current.completedAt
    receivedAtMs.current = Date.now()
    setProgress(answer)
    setExpected(expectedNow())
    if (isJustCompleted) showCompleted()
  }
  const presenceAnswer = usePresenceAnswer(latest, showProgress)

  const storePlayed = () => {
    const played = tracker.current.takePlayed()
    if (!played.length) return
    saveUnsent({ courseId, lessonId, record: latest.current.record, played })
    stored.current = union(stored.current, played)
  }
  const sendHeartbeat = async () => {
    const beat = nextHeartbeat(lessonId, latest.current.record)
    if (!beat) return undefined
    const answer = await call(heartbeat, beat)
    removeConfirmed(lessonId, beat.played)
    stored.current = findUnsent(lessonId)?.played ?? []
    return answer
  }
  const { run, refusal, isOffline } = useOneAtATime(async () => {
    storePlayed()
    await presenceAnswer.sendPending()
    const answer = await sendInTurn(sendHeartbeat)
    if (answer) showProgress(answer)
  })
  const flush = () => {
    // Stored at once, because the page may be gone before it is this run's turn.
    storePlayed()
    void run()
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: once, for what an earlier visit left unsent
  useEffect(flush, [])
  useInterval(launched.heartbeatSeconds, flush)
  useInterval(STORE_SECONDS, storePlayed)
  useInterval(1, moveExpected)
  useInterval(ANSWER_RETRY_SECONDS, () => void run(), presenceAnswer.isSending)
  useDidShow(flush)
  useDidHide(() => {
    tracker.current.stop()
    flush()
  })
  useUnload(() => {
    clearTimeout(pauseTimer.current)
    tracker.current.stop()
    flush()
    void invalidate(listRegistrations, getProgress)
  })

  return {
    expected,
    presenceCheck: {
      check: progress.check,
      presence: progress.presence,
      receivedAtMs: receivedAtMs.current,
      isOffline,
      isSending: presenceAnswer.isSending,
      outcome: presenceAnswer.outcome,
      onAnswer: (choice?: number) => {
        presenceAnswer.queue(choice)
        void run()
      },
    },
    refusal,
    isOffline,
    onTick: (seconds: number) => {
      const playsOn = tracker.current.tick(seconds, Date.now())
      if (playsOn) clearTimeout(pauseTimer.current) // the next heartbeat is early enough
    },
    onPause: () => {
      tracker.current.stop()
      clearTimeout(pauseTimer.current)
      pauseTimer.current = setTimeout(flush, PAUSE_SECONDS * 1000)
    },
    onEnded: () => {
      // The last tick of a player comes a little before the end.
      tracker.current.tick(launched.lengthSeconds, Date.now())
      tracker.current.stop()
      flush()
    },
  }
}

function showCompleted() {
  void invalidate(listRegistrations, getProgress, getTranscript)
  showToast('本课时已学完', 'success')
}
