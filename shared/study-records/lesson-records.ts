import { type LessonRecord, type StudySession, toLessonRecord } from './session'

/**
 * Whether a session knows more of its lesson than the record. A completed record gives way to the same
 * completion only: the first one stays, also if a session of an older version of the course is still open.
 */
export function supersedesRecord(session: StudySession, known: LessonRecord | undefined): boolean {
  if (known === undefined) return true
  const keepsCompletion = known.completedAt === undefined || known.completedAt === session.completedAt
  return keepsCompletion && known.foldedRevision < session.revision
}

/**
 * 归并以新代旧，不作相加。
 * A fold replaces the record of the lesson, and only by a later revision, so a repeated or late fold changes
 * nothing.
 */
export const needsFolding = (session: StudySession, known: LessonRecord | undefined) =>
  session.watched.length > 0 && supersedesRecord(session, known)

/** Whether a crash came after the completion of the lesson and before the write of its record. */
export const isCompletionUnrecorded = (session: StudySession, known: LessonRecord | undefined) =>
  session.completedAt !== undefined && known?.completedAt === undefined

/**
 * The lesson records of a course with the learner's current session in place of its lesson's record, if it is
 * in that course and newer. A lesson counts as studied from its launch on, before anything is watched: so
 * "continue" leads to it.
 */
export function mergeSession(
  records: readonly LessonRecord[],
  session: StudySession | undefined,
  courseId: string,
): LessonRecord[] {
  if (session?.courseId !== courseId) return [...records]
  const record = findLessonRecord(records, session.lessonId)
  if (!supersedesRecord(session, record)) return [...records]
  return [...records.filter((other) => other !== record), toLessonRecord(session)]
}

export const findLessonRecord = (records: readonly LessonRecord[], lessonId: string) =>
  records.find((record) => record.lessonId === lessonId)
