import { useDidHide, useDidShow } from '@tarojs/taro'
import { type MutableRefObject, useRef, useState } from 'react'

/**
 * A state with a ref to its latest value, which older callbacks can read. A value set while the page is
 * hidden, or after it is gone, is rendered when the page is shown again.
 */
export function useLatestState<T>(initial: T): [T, (next: T) => void, MutableRefObject<T>] {
  const [value, setValue] = useState(initial)
  const latest = useRef(value)
  const isShown = useRef(true)
  useDidShow(() => {
    isShown.current = true
    setValue(latest.current)
  })
  useDidHide(() => {
    isShown.current = false
  })
  const set = useRef((next: T) => {
    latest.current = next
    if (isShown.current) setValue(next)
  })
  return [value, set.current, latest]
}
