import { Refusal } from '@zhixing/shared/problem'
import { useRef } from 'react'
import { Unavailable } from '../api/http'
import { useLatestState } from './use-latest-state'
import { useNetworkReturn } from './use-network-return'

/**
 * Returns `run`, which never runs `act` twice at the same time: calls during a run lead to one more run,
 * unless it fails.
 * After a refusal, calls do nothing. An unreachable server sets `isOffline` until a later call succeeds; one
 * is made when the network comes back.
 */
export function useOneAtATime(act: () => Promise<void>) {
  const [refusal, setRefusal] = useLatestState<Refusal | undefined>(undefined)
  const [isOffline, setOffline] = useLatestState(false)
  const latestAct = useRef(act)
  latestAct.current = act
  const state = useRef({ isRunning: false, mustRunAgain: false, isRefused: false })
  const run = useRef(async () => {
    const current = state.current
    if (current.isRefused) return
    if (current.isRunning) {
      current.mustRunAgain = true
      return
    }
    current.isRunning = true
    current.mustRunAgain = false
    try {
      await latestAct.current()
      setOffline(false)
    } catch (error) {
      if (error instanceof Refusal) {
        current.isRefused = true
        setRefusal(error)
      } else if (error instanceof Unavailable) {
        setOffline(true)
        current.mustRunAgain = false
      } else throw error
    } finally {
      current.isRunning = false
    }
    if (current.mustRunAgain) void run.current()
  })
  useNetworkReturn(() => void run.current(), isOffline)
  return { run: run.current, refusal, isOffline }
}
