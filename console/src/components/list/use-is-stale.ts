import { useEffect, useState } from 'react'

const STALE_AFTER_MS = 5 * 60_000

/** Whether what was read at `readAt` is older than five minutes; turns true by itself while it is shown. */
export function useIsStale(readAt: number): boolean {
  const [isStale, setStale] = useState(false)
  useEffect(() => {
    setStale(false)
    const timer = setTimeout(() => setStale(true), readAt + STALE_AFTER_MS - Date.now())
    return () => clearTimeout(timer)
  }, [readAt])
  return isStale
}
