import { useEffect, useState } from 'react'

/** Whole seconds left until an instant (ISO 8601), updated every second; 0 once it has passed. */
export function useCountdown(until: string | undefined): number {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    if (!until) return
    setNow(Date.now())
    const timer = setInterval(() => setNow(Date.now()), 1000)
    return () => clearInterval(timer)
  }, [until])
  return until ? Math.max(0, Math.ceil((Date.parse(until) - now) / 1000)) : 0
}
