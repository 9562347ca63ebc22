import { type MutableRefObject, useRef, useState } from 'react'

/** A state that an older callback can read, too. */
export function useLatest<T>(first: T): [T, (next: T) => void, MutableRefObject<T>] {
  const [value, setValue] = useState(first)
  const latest = useRef(value)
  const set = useRef((next: T) => {
    latest.current = next
    setValue(next)
  })
  return [value, set.current, latest]
}
