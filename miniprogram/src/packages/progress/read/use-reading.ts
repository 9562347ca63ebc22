import { useDidHide, useDidShow } from '@tarojs/taro'
import { findGaps, type Interval, measure } from '@zhixing/shared/study-records/intervals'
import { useRef } from 'react'
import { useInterval } from '../../../hooks/use-interval'
import { useLatestState } from '../../../hooks/use-latest-state'
import type { PlayerProps } from '../play/player-props'

const TENTHS_PER_SECOND = 10 // intervals are in tenths of a second

interface Reading {
  watched: Interval[]
  /** The reading time that the editor set for the text. */
  lengthSeconds: number
  isStopped: boolean
  listeners: Pick<PlayerProps, 'onTick' | 'onPause' | 'onEnded'>
}

/**
 * A text has no playing position. Instead, a position moves through the uncovered parts of its reading time
 * while the page or its document is on screen. Returns the seconds read in total, and `markDocumentOpen` for
 * a document that covers the page.
 */
export function useReading({ watched, lengthSeconds, isStopped, listeners }: Reading) {
  const { onTick, onPause, onEnded } = listeners
  const lengthTenths = lengthSeconds * TENTHS_PER_SECOND
  const gaps = useRef(findGaps(watched, lengthTenths)) // not read yet, in order
  const [readSeconds, setReadSeconds, latestRead] = useLatestState(
    lengthSeconds - measure(gaps.current) / TENTHS_PER_SECOND,
  )
  const position = useRef<number>() // tenths of the reading time; undefined between two gaps
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
    const [gap = [0, lengthTenths], ...laterGaps] = gaps.current
    if (position.current === undefined) {
      onPause()
      position.current = gap[0]
      onTick(position.current / TENTHS_PER_SECOND)
      return
    }
    position.current = Math.min(gap[1], position.current + TENTHS_PER_SECOND)
    onTick(position.current / TENTHS_PER_SECOND)
    const isGapRead = position.current >= gap[1]
    gaps.current = isGapRead ? laterGaps : [[position.current, gap[1]], ...laterGaps]
    setReadSeconds(Math.min(lengthSeconds, latestRead.current + 1))
    if (!isGapRead) return
    position.current = undefined
    if (laterGaps.length === 0) onEnded() // sends the rest now instead of with the next heartbeat
  })
  return {
    readSeconds: Math.floor(readSeconds),
    markDocumentOpen: () => {
      isDocumentOpen.current = true
    },
  }
}
