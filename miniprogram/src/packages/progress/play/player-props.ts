import type { Lesson } from '@zhixing/shared/catalogue/course'
import type { Interval } from '@zhixing/shared/study-records/intervals'

export interface PlayerProps {
  lesson: Lesson
  watched: Interval[]
  /** True while a presence check is open: the player pauses, and plays on when it is answered. */
  isHalted: boolean
  onTick: (positionSeconds: number) => void
  onPause: () => void
  onEnded: () => void
}
