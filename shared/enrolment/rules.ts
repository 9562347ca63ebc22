import { isOpenToJobLevel } from '../catalogue/rules'
import type { LessonRecord } from '../study-records/session'

/** 课程只对所列职级开放；未列职级的对所有人开放。 */
export const enrolProblem = (
  course: { jobLevels: readonly string[] },
  learner: { jobLevel: string },
): 'enrolment/not-eligible' | undefined =>
  isOpenToJobLevel(course.jobLevels, learner.jobLevel) ? undefined : 'enrolment/not-eligible'

/** 已学完的课程不得退选，学时已入账。 */
export const withdrawProblem = (standing: CourseStanding): 'enrolment/already-completed' | undefined =>
  standing.completedAt === undefined ? undefined : 'enrolment/already-completed'

/** What enrolment needs of a lesson record. */
export type StudiedLesson = Pick<LessonRecord, 'lessonId' | 'creditedTenths' | 'studiedAt' | 'completedAt'>

export interface CourseStanding {
  lessons: number // required ones
  lessonsCompleted: number
  creditedSeconds: number
  completedAt: string | undefined
  lastStudiedAt: string | undefined
  nextLessonId: string | undefined // the open lesson studied last, else the first open one
}

/**
 * 必修课时全部学完，课程即学完；选学课时不影响。
 * Returns the learner's progress in one version of a course. A learner who has completed all its lessons
 * before taking it up completes it at that moment: a version cannot be completed before it was taken up.
 */
export function courseStandingOf(
  lessons: readonly { lessonId: string; optional?: boolean }[],
  studied: readonly StudiedLesson[],
  { enrolledAt }: { enrolledAt: string },
): CourseStanding {
  const rows = lessons.map((lesson) => ({
    ...lesson,
    record: studied.find(({ lessonId }) => lessonId === lesson.lessonId),
  }))
  const required = rows.filter(({ optional }) => !optional)
  const completedAts = required.flatMap(({ record }) => record?.completedAt ?? []).sort()
  const open = required.filter(({ record }) => record?.completedAt === undefined)
  const begun = open
    .filter(({ record }) => record)
    .sort((one, other) => compareLatestFirst(one.record?.studiedAt, other.record?.studiedAt))
  const creditedTenths = required.reduce((sum, { record }) => sum + (record?.creditedTenths ?? 0), 0)
  const isCompleted = required.length > 0 && open.length === 0
  const studiedAts = rows.flatMap(({ record }) => record?.studiedAt ?? []).sort()
  return {
    lessons: required.length,
    lessonsCompleted: completedAts.length,
    creditedSeconds: Math.floor(creditedTenths / 10), // from tenths of a second
    completedAt: isCompleted ? latestOf(enrolledAt, completedAts) : undefined,
    lastStudiedAt: studiedAts.at(-1),
    nextLessonId: (begun[0] ?? open[0])?.lessonId,
  }
}

const latestOf = (instant: string, instants: readonly string[]) => [instant, ...instants].sort().at(-1)

/** Compares instants so that the latest comes first and absent ones come last. */
export const compareLatestFirst = (one = '', other = '') => Number(one < other) - Number(one > other)
