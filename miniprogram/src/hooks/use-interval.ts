import { useEffect, useRef } from 'react'

/** Runs the newest `act` every so many seconds while `running`. */
export function useEvery(seconds: number, act: () => void, running = true) {
  const newest = useRef(act)
  newest.current = act
  useEffect(() => {
    if (!running) return
    const timer = setInterval(() => newest.current(), seconds * 1000)
    return () => clearInterval(timer)
  }, [seconds, running])
}
