import { useEffect, useState } from 'react'

const DELAY_MS = 300

/**
 * The value once it has not changed for 300 ms, so that a search asks once for a word and not for every
 * letter.
 */
export function useDebounced<T>(value: T): T {
  const [debounced, setDebounced] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setDebounced(value), DELAY_MS)
    return () => clearTimeout(timer)
  }, [value])
  return debounced
}
