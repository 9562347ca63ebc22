import { useDidHide, useDidShow } from '@tarojs/taro'
import { findGaps, type Interval, measure } from '@zhixing/shared/study-records/intervals'
import { useRef } from 'react'
import { useInterval } from '../../../hooks/use-interval'
import { useLatestState } from '../../../hooks/use-latest-state'
import type { PlayerProps } from '../play/player-props'

type ReadingListeners = Pick<PlayerProps, 'onTick' | 'onPause' | 'onEnded'>

/**
 * A text has no playing position. Instead, a position moves through the reading time of the lesson while its
 * page or its document is on screen, through the parts that are not covered yet. Returns the seconds read in
 * total, and `markDocumentOpen` for a document that covers the page.
 */
export function useReading(
  watched: Interval[],
  lengthSeconds: number,
  isStopped: boolean,
  { onTick, onPause, onEnded }: ReadingListeners,
) {
  const lengthTenths = lengthSeconds * 10
  const left = useRef(findGaps(watched, lengthTenths)) // in order
  const [readSeconds, setReadSeconds, latestRead] = useLatestState(lengthSeconds - measure(left.current) / 10)
  const position = useRef<number>() // tenths of the reading time
  const isPageShown = useRef(true)
  const isDocumentOpen = useRef(false)
  useDidShow(() => {
    isPageShown.current = true
    isDocumentOpen.current = false
  })
  useDidHide(() => {
    isPageShown.current = false
    position.current = undefined
  })

  useInterval(1, () => {
    const isReading = isPageShown.current || isDocumentOpen.current
    if (isStopped || !isReading) return
    // When everything is covered but not credited yet, the lesson is read once more.
    const [gap, ...later] = left.current.length ? left.current : [[0, lengthTenths] as Interval]
    if (!gap) return
    if (position.current === undefined) {
      onPause()
      position.current = gap[0]
      onTick(position.current / 10)
      return
    }
    position.current = Math.min(gap[1], position.current + 10)
    onTick(position.current / 10)
    const isGapRead = position.current >= gap[1]
    left.current = isGapRead ? later : [[position.current, gap[1]], ...later]
    setReadSeconds(Math.min(lengthSeconds, latestRead.current + 1))
    if (!isGapRead) return
    position.current = undefined
    if (later.length === 0) onEnded() // sends the rest now instead of with the next heartbeat
  })
  return {
    readSeconds: Math.floor(readSeconds),
    markDocumentOpen: () => {
      isDocumentOpen.current = true
    },
  }
}
