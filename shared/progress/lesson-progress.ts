import { measure } from '../study-records/intervals'
import type { LessonRecord } from '../study-records/session'
import type { LessonProgress } from './contract'

/** Whole seconds, rounded down: a page never shows more than was credited. */
export const toWholeSeconds = (tenths: number) => Math.floor(tenths / 10)

export const toLessonProgress = ({
  lessonId,
  watched,
  creditedTenths,
  studiedAt,
  completedAt,
}: Omit<LessonRecord, 'foldedRevision'>): LessonProgress => ({
  lessonId,
  watchedSeconds: toWholeSeconds(measure(watched)),
  creditedSeconds: toWholeSeconds(creditedTenths),
  completedAt,
  lastStudiedAt: studiedAt,
})
