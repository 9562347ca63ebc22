import type { Lesson } from '@zhixing/shared/catalogue/course'
import type { Interval } from '@zhixing/shared/study-records/intervals'

/** What a film and a sound tell of themselves: where they stand (seconds of content), that they have stopped, that they are over. */
export interface MediaProps {
  lesson: Lesson
  watched: Interval[]
  halted: boolean // a presence check waits: the film waits with it, and goes on when it is answered
  onTick: (time: number) => void
  onPause: () => void
  onEnded: () => void
}
