import { Refusal } from '@zhixing/shared/problem'
import { useRef } from 'react'
import { Unavailable } from '../api/http'
import { useLatestState } from './use-latest-state'

/**
 * Returns `run`, which calls `act` one at a time: calls during a run lead to one more run afterwards. A
 * refusal is final, later calls do nothing. An unreachable server sets `isOffline`, and the next call tries
 * again.
 */
export function useOneAtATime(act: () => Promise<void>) {
  const [refusal, setRefusal] = useLatestState<Refusal | undefined>(undefined)
  const [isOffline, setOffline] = useLatestState(false)
  const latestAct = useRef(act)
  latestAct.current = act
  const state = useRef({ isRunning: false, runsAgain: false, isRefused: false })
  const run = useRef(async () => {
    const current = state.current
    if (current.isRefused) return
    current.runsAgain = current.isRunning
    if (current.isRunning) return
    current.isRunning = true
    try {
      await latestAct.current()
      setOffline(false)
    } catch (error) {
      if (error instanceof Refusal) {
        current.isRefused = true
        setRefusal(error)
      } else if (error instanceof Unavailable) {
        setOffline(true)
        current.runsAgain = false
      } else throw error
    } finally {
      current.isRunning = false
    }
    if (current.runsAgain) void run.current()
  })
  return { run: run.current, refusal, isOffline }
}
