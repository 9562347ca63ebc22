import { useEffect, useState } from 'react'

const DELAY_MS = 300

/** The value once it has not changed for 300 ms, so that a search sends one request a word. */
export function useDebounced<T>(value: T): T {
  const [debounced, setDebounced] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setDebounced(value), DELAY_MS)
    return () => clearTimeout(timer)
  }, [value])
  return debounced
}
