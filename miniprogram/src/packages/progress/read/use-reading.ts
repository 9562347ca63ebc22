import { useDidHide, useDidShow } from '@tarojs/taro'
import type { Interval } from '@zhixing/shared/study-records/intervals'
import { findGaps } from '@zhixing/shared/study-records/intervals'
import { useRef } from 'react'
import { useEvery } from '../../../hooks/use-interval'
import { useLatest } from '../../../hooks/use-latest-state'

interface Told {
  onTick: (time: number) => void
  onPause: () => void
  onEnded: () => void
}

/**
 * Reading has no position, so time stands for it: while the page is before the reader's eyes, a marker walks through the reading time and fills
 * what is not yet covered. Returns the seconds read in all, and a way to say that a document lies open over the page.
 */
export function useReading(
  watched: Interval[],
  lengthSeconds: number,
  isDone: boolean,
  { onTick, onPause, onEnded }: Told,
) {
  const length = lengthSeconds * 10
  const left = useRef(findGaps(watched, length)) // tenths, in order
  const [read, setRead, readNow] = useLatest(
    lengthSeconds - left.current.reduce((sum, [from, to]) => sum + to - from, 0) / 10,
  )
  const marker = useRef<number>() // tenths
  const visible = useRef(true)
  const covered = useRef(false)
  useDidShow(() => {
    visible.current = true
    covered.current = false
  })
  useDidHide(() => {
    visible.current = false
    marker.current = undefined
  })

  useEvery(1, () => {
    if (isDone || !(visible.current || covered.current)) return
    const [gap, ...later] = left.current.length ? left.current : [[0, length] as Interval] // all covered, yet not all counted: once more through it
    if (!gap) return
    if (marker.current === undefined) {
      onPause()
      marker.current = gap[0]
      onTick(marker.current / 10)
      return
    }
    marker.current = Math.min(gap[1], marker.current + 10)
    onTick(marker.current / 10)
    left.current = marker.current < gap[1] ? [[marker.current, gap[1]], ...later] : later
    setRead(Math.min(lengthSeconds, readNow.current + 1))
    if (marker.current < gap[1]) return
    marker.current = undefined
    if (later.length === 0) onEnded() // nothing is left to read: it goes out now, not with the next beat
  })
  return {
    readSeconds: Math.floor(read),
    openOver: () => {
      covered.current = true
    },
  }
}
