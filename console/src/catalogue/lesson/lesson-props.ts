import type { DraftLesson } from '@zhixing/shared/catalogue/contract'

/** A lesson that is edited, and how to change some of its facts. */
export interface LessonProps {
  lesson: DraftLesson
  onChange: (patch: Partial<DraftLesson>) => void
}
