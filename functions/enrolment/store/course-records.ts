import type { LessonRecord } from '@zhixing/shared/study-records/session'
import { QueryCommand } from 'dynamodb-toolbox/table/actions/query'
import { table } from '../../core/dynamodb/table'
import { parseLessonRecord } from '../../study-records/api'
import { type CoursePrefix, isRegistrationRow, prefixOfAllCourses, prefixOfCourse } from './entity'
import { StoredRegistration } from './registrations'

/** What is stored of a learner in one course. */
export interface CourseRecord {
  registration: StoredRegistration | undefined
  lessons: LessonRecord[]
}

/** Pattern E2: the registration and the lesson records of one course, by one consistent read. */
export async function getCourseRecord(learnerId: string, courseId: string): Promise<CourseRecord> {
  const { registrations, lessons } = await listRows(prefixOfCourse(learnerId, courseId))
  return { registration: registrations[0], lessons }
}

/** Pattern E1: every course in which the learner is or was enrolled, by one consistent read. */
export async function listCourseRecords(
  learnerId: string,
): Promise<(CourseRecord & { registration: StoredRegistration })[]> {
  const { registrations, lessons } = await listRows(prefixOfAllCourses(learnerId))
  return registrations.map((registration) => ({
    registration,
    lessons: lessons.filter(({ courseId }) => courseId === registration.courseId),
  }))
}

async function listRows(prefix: CoursePrefix) {
  const { Items = [] } = await table
    .build(QueryCommand)
    .query(prefix)
    .options({ consistent: true, maxPages: Number.POSITIVE_INFINITY })
    .send()
  const rows: Record<string, unknown>[] = Items
  return {
    registrations: rows.filter(isRegistrationRow).map((row) => StoredRegistration.parse(row)),
    lessons: rows.filter((row) => !isRegistrationRow(row)).map(parseLessonRecord),
  }
}
