import { isOpenToJobLevel } from '../catalogue/rules'
import { Refusal } from '../problem'

/** 课程只对所列职级开放；未列职级的对所有人开放: throws `enrolment/not-eligible`. */
export function mustBeEligible(
  course: { jobLevels: readonly string[] },
  learner: { jobLevel: string },
): void {
  if (!isOpenToJobLevel(course.jobLevels, learner.jobLevel)) throw new Refusal('enrolment/not-eligible')
}

/** 已学完的课程不得退选，学时已入账: throws `enrolment/already-completed`. */
export function mayWithdraw({ completedAt }: CourseStanding): void {
  if (completedAt !== undefined) throw new Refusal('enrolment/already-completed')
}

/** A lesson of a learner as far as enrolment cares. */
export interface StudiedLesson {
  lessonId: string
  creditedTenths: number
  studiedAt: string
  completedAt?: string | undefined
}

export interface CourseStanding {
  lessons: number // required ones
  lessonsCompleted: number
  creditedSeconds: number
  completedAt: string | undefined
  lastStudiedAt: string | undefined
  nextLessonId: string | undefined
}

/** 必修课时全部学完，课程即学完；选学课时不影响: where a learner stands in a version of a course. “Continue” goes to what was begun last, else to the first that is open. */
export function courseStandingOf(
  lessons: readonly { lessonId: string; optional?: boolean }[],
  studied: readonly StudiedLesson[],
): CourseStanding {
  const rows = lessons.map((lesson) => ({
    ...lesson,
    row: studied.find(({ lessonId }) => lessonId === lesson.lessonId),
  }))
  const required = rows.filter(({ optional }) => !optional)
  const completed = required.flatMap(({ row }) => row?.completedAt ?? [])
  const open = required.filter(({ row }) => row?.completedAt === undefined)
  const begun = open
    .filter(({ row }) => row)
    .sort((one, other) => compareLatestFirst(one.row?.studiedAt, other.row?.studiedAt))
  return {
    lessons: required.length,
    lessonsCompleted: completed.length,
    creditedSeconds: Math.floor(required.reduce((sum, { row }) => sum + (row?.creditedTenths ?? 0), 0) / 10),
    completedAt: required.length && !open.length ? completed.sort().at(-1) : undefined,
    lastStudiedAt: rows
      .flatMap(({ row }) => row?.studiedAt ?? [])
      .sort()
      .at(-1),
    nextLessonId: (begun[0] ?? open[0])?.lessonId,
  }
}

/** Instants of equal form compare as text; nothing comes last. */
export const compareLatestFirst = (one = '', other = '') => (one < other ? 1 : one > other ? -1 : 0)
