import type { OutputOf } from '@zhixing/shared/contract'
import { launch } from '@zhixing/shared/progress/contract'
import { useEffect, useRef, useState } from 'react'
import { call } from '../../api/call'
import { Unavailable } from '../../api/http'
import type { QueryResult } from '../../api/query-result'
import { useNetworkReturn } from '../../hooks/use-network-return'
import { usePageShown } from '../../hooks/use-page-shown'
import { useLearner } from '../../sign-in/signed-in'
import { findUnsent, saveUnsent, sendUnsent } from '../../study/unsent-intervals'

export type LaunchAnswer = OutputOf<typeof launch>

interface LaunchState {
  launched?: LaunchAnswer // the last one that succeeded
  error: Error | null
  isBusy: boolean
  launches: number
}

/**
 * Launches a lesson when the page opens, and again on `relaunch` after its session has ended, or when the
 * network comes back and it was missing. `launches` counts them; it is the React key of the player, so that
 * each launch gets a new one.
 */
export function useLessonLaunch(courseId: string, lessonId: string) {
  const { learner, isSigningIn } = useLearner()
  const learnerId = learner?.learnerId
  const [state, setState] = useState<LaunchState>({ error: null, isBusy: true, launches: 0 })
  const isUnmounted = useRef(false)
  const launchLesson = useRef(async () => {
    setState((before) => ({ ...before, isBusy: true }))
    try {
      // The launch ends the session of an earlier visit, so intervals that visit left are sent first.
      await sendUnsent()
      const launched = await call(launch, { courseId, lessonId })
      // Intervals of an ended session of this lesson are sent with the new record.
      const unsent = findUnsent(lessonId)
      if (unsent) saveUnsent({ ...unsent, record: launched.record })
      if (isUnmounted.current) return
      setState(({ launches }) => ({ launched, error: null, isBusy: false, launches: launches + 1 }))
    } catch (error) {
      if (!(error instanceof Error)) throw error
      if (!isUnmounted.current) setState((before) => ({ ...before, error, isBusy: false }))
    }
  })
  const relaunch = () => void launchLesson.current()
  useEffect(() => {
    isUnmounted.current = false
    if (learnerId) void launchLesson.current()
    return () => {
      isUnmounted.current = true
    }
  }, [learnerId])
  const isShown = usePageShown() // a launch of a hidden page would end the session of the one that is shown
  useNetworkReturn(relaunch, isShown && state.error instanceof Unavailable)
  const result: QueryResult<LaunchAnswer> = {
    data: state.error ? undefined : state.launched,
    error: state.error,
    isPending: !state.launched,
    isFetching: state.isBusy,
    retry: relaunch,
    needsBinding: !isSigningIn && !learner,
  }
  return { result, launches: state.launches, isBusy: state.isBusy, relaunch }
}
