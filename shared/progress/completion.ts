import type { Lesson } from '../catalogue/contract'
import { type LessonRecord, secondsOf } from './session'

const required = (lessons: readonly Lesson[]) => lessons.filter((lesson) => !lesson.optional)

const recordsOf = (lessons: readonly Lesson[], records: readonly LessonRecord[]) =>
  required(lessons).map(({ lessonId }) => records.find((record) => record.lessonId === lessonId))

/** 必修课时全部学完，课程即学完: the instant at which the last required lesson was completed, or undefined. It decides the credit year, whenever it is noticed. */
export function completedAtOf(lessons: readonly Lesson[], records: readonly LessonRecord[]): string | undefined {
  const instants = recordsOf(lessons, records).map((record) => record?.completedAt)
  return instants.every((instant) => instant !== undefined) ? instants.sort().at(-1) : undefined
}

/** Seconds credited in the required lessons. */
export const creditedSecondsOf = (lessons: readonly Lesson[], records: readonly LessonRecord[]): number =>
  secondsOf(recordsOf(lessons, records).reduce((sum, record) => sum + (record?.creditedTenths ?? 0), 0))
