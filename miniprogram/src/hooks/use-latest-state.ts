import { useDidHide, useDidShow } from '@tarojs/taro'
import { type MutableRefObject, useRef, useState } from 'react'

/** A state that an older callback can read, too. What is set while the page is hidden, or after it is gone, is shown when it is shown again. */
export function useLatest<T>(first: T): [T, (next: T) => void, MutableRefObject<T>] {
  const [value, setValue] = useState(first)
  const latest = useRef(value)
  const shown = useRef(true)
  useDidShow(() => {
    shown.current = true
    setValue(latest.current)
  })
  useDidHide(() => {
    shown.current = false
  })
  const set = useRef((next: T) => {
    latest.current = next
    if (shown.current) setValue(next)
  })
  return [value, set.current, latest]
}
