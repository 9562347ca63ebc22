import { useEffect, useRef } from 'react'

/** Calls the latest `act` every `seconds` while `isRunning`. */
export function useInterval(seconds: number, act: () => void, isRunning = true) {
  const latestAct = useRef(act)
  latestAct.current = act
  useEffect(() => {
    if (!isRunning) return
    const timer = setInterval(() => latestAct.current(), seconds * 1000)
    return () => clearInterval(timer)
  }, [seconds, isRunning])
}
