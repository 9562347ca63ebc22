import type { Lesson } from '@zhixing/shared/catalogue/course'
import type { Interval } from '@zhixing/shared/study-records/intervals'

/** What the video and the audio player have in common. */
export interface PlayerProps {
  lesson: Lesson
  watched: Interval[]
  /** True while a presence check is open: the player pauses, and plays on when it is answered. */
  isHalted: boolean
  /** The position, in seconds of content. */
  onTick: (seconds: number) => void
  onPause: () => void
  onEnded: () => void
}
