import { launch } from '@zhixing/shared/progress/contract'
import { useEffect, useRef, useState } from 'react'
import type * as z from 'zod'
import { call } from '../../api/call'
import type { Answered } from '../../api/use-contract-query'
import { keepUnsent, sendUnsent, unsent } from '../../study/unsent'

export type Launched = z.output<typeof launch.output>

/** Enters a lesson, and enters it again when the session has ended. `entries` counts, so that each is a player of its own. */
export function useLaunch(courseId: string, lessonId: string) {
  const [state, setState] = useState<{
    launched?: Launched
    error: Error | null
    busy: boolean
    entries: number
  }>({
    error: null,
    busy: true,
    entries: 0,
  })
  const gone = useRef(false)
  const enter = useRef(async () => {
    setState((before) => ({ ...before, busy: true }))
    try {
      // What another visit left goes first: after this launch its session is over.
      await sendUnsent()
      const launched = await call(launch, { courseId, lessonId })
      const left = unsent()
      if (left?.lessonId === lessonId) keepUnsent({ ...left, record: launched.record })
      if (!gone.current)
        setState((before) => ({ launched, error: null, busy: false, entries: before.entries + 1 }))
    } catch (error) {
      if (!(error instanceof Error)) throw error
      if (!gone.current) setState((before) => ({ ...before, error, busy: false }))
    }
  })
  useEffect(() => {
    gone.current = false
    void enter.current()
    return () => {
      gone.current = true
    }
  }, [])
  const answer: Answered<Launched> = {
    data: state.error ? undefined : state.launched,
    error: state.error,
    isPending: !state.launched,
    isFetching: state.busy,
    retry: () => void enter.current(),
    uninvited: false,
  }
  return { answer, entries: state.entries, busy: state.busy, enter: () => void enter.current() }
}
