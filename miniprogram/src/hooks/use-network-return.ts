import { useEffect, useRef } from 'react'
import { onNetworkReturn } from '../platform/network'

const listeners = new Set<() => void>()
onNetworkReturn(() => {
  for (const listener of Array.from(listeners)) listener()
})

/** Calls the latest `act` once each time the network comes back, while `isWaiting` for it. */
export function useNetworkReturn(act: () => void, isWaiting = true) {
  const latestAct = useRef(act)
  latestAct.current = act
  useEffect(() => {
    if (!isWaiting) return
    const listener = () => latestAct.current()
    listeners.add(listener)
    return () => void listeners.delete(listener)
  }, [isWaiting])
}
