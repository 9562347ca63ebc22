import { Refusal } from '@zhixing/shared/problem'
import { useRef } from 'react'
import { Unavailable } from '../api/http'
import { useLatest } from './use-latest-state'

/**
 * Runs `act` one at a time; whoever asks meanwhile gets one more run afterwards. A refusal is final: nothing runs any more.
 * No network is silence: `offline` says so, and the next run tries again.
 */
export function useOneAtATime(act: () => Promise<void>) {
  const [refusal, setRefusal] = useLatest<Refusal | undefined>(undefined)
  const [offline, setOffline] = useLatest(false)
  const newest = useRef(act)
  newest.current = act
  const state = useRef({ running: false, again: false, over: false })
  const run = useRef(async () => {
    const present = state.current
    if (present.over) return
    present.again = present.running
    if (present.running) return
    present.running = true
    try {
      await newest.current()
      setOffline(false)
    } catch (error) {
      if (error instanceof Refusal) {
        present.over = true
        setRefusal(error)
      } else if (error instanceof Unavailable) {
        setOffline(true)
        present.again = false
      } else throw error
    } finally {
      present.running = false
    }
    if (present.again) void run.current()
  })
  return { run: run.current, refusal, offline }
}
