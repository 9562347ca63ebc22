import { Refusal } from '@zhixing/shared/problem'
import { useEffect, useRef, useState } from 'react'
import { Unavailable } from './wire'

/**
 * Runs `act` one at a time; whoever asks meanwhile gets one more run afterwards. A refusal is final: nothing runs any more.
 * No network is silence: `offline` says so, and the next run tries again.
 */
export function useOneAtATime(act: () => Promise<void>) {
  const [refusal, setRefusal] = useState<Refusal>()
  const [offline, setOffline] = useState(false)
  const newest = useRef(act)
  newest.current = act
  const gone = useRef(false)
  useEffect(
    () => () => {
      gone.current = true
    },
    [],
  )
  const state = useRef({ running: false, again: false, over: false })
  const run = useRef(async () => {
    const now = state.current
    if (now.over) return
    if (now.running) {
      now.again = true
      return
    }
    now.running = true
    do {
      now.again = false
      try {
        await newest.current()
        if (!gone.current) setOffline(false)
      } catch (error) {
        if (error instanceof Unavailable) {
          if (!gone.current) setOffline(true)
        } else if (error instanceof Refusal) {
          now.over = true
          if (!gone.current) setRefusal(error)
        } else {
          now.running = false
          throw error
        }
      }
    } while (now.again && !now.over)
    now.running = false
  })
  return { run: run.current, refusal, offline }
}
