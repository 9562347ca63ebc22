import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'
import { QueryCommand } from 'dynamodb-toolbox/table/actions/query'
import * as z from 'zod'
import { registrationsIndexPartition } from '../../catalogue/api'
import { acceptConditionFailed, table } from '../../core/dynamodb/table'
import { unpackIntervals } from '../../study-records/api'
import { coursePrefix, coursesPrefix, RegistrationEntity, sessionKey } from './entity'

/** As stored; `enrolment` shows more of it (contract). */
const StoredRegistration = z.object({
  registration: z.string(),
  courseId: z.string(),
  courseVersion: z.number(),
  state: z.enum(['enrolled', 'withdrawn']),
  enrolledAt: z.string(),
})
export type StoredRegistration = z.infer<typeof StoredRegistration>

/** A lesson as progress folds it; a row of a shape that is not known here is not one. */
const LessonRow = z.object({
  courseId: z.string(),
  lessonId: z.string(),
  foldedRevision: z.number(),
  watched: z.array(z.tuple([z.number(), z.number()])),
  creditedTenths: z.number(),
  studiedAt: z.string(),
  completedAt: z.string().optional(),
  presence: z
    .object({
      everyMinutes: z.number(),
      number: z.number(),
      provisionalTenths: z.number(),
      issuedAt: z.string().optional(),
      questionId: z.string().optional(),
      wrong: z.number().optional(),
      missedTenths: z.number().optional(),
    })
    .optional(),
})
export type LessonRow = z.infer<typeof LessonRow>

export interface CourseRecord {
  registration: StoredRegistration | undefined
  lessons: LessonRow[]
}

/** E2: the registration and all lessons of one course in one consistent read. */
export async function getCourseRecord(learnerId: string, courseId: string): Promise<CourseRecord> {
  const rows = await rowsOf(coursePrefix(learnerId, courseId))
  return { registration: rows.flatMap(registrationOf)[0], lessons: rows.flatMap(lessonOf) }
}

/** E1: every course of a learner. */
export async function listCourseRecords(
  learnerId: string,
): Promise<Required<CourseRecord & { registration: StoredRegistration }>[]> {
  const rows = await rowsOf(coursesPrefix(learnerId))
  const lessons = rows.flatMap(lessonOf)
  return rows.flatMap(registrationOf).map((registration) => ({
    registration,
    lessons: lessons.filter(({ courseId }) => courseId === registration.courseId),
  }))
}

async function rowsOf(query: {
  partition: string
  range: { beginsWith: string }
}): Promise<Record<string, unknown>[]> {
  const { Items = [] } = await table
    .build(QueryCommand)
    .query(query)
    .options({ consistent: true, maxPages: Number.POSITIVE_INFINITY })
    .send()
  return Items
}

const isRegistration = (row: Record<string, unknown>) => String(row.sk).endsWith('#REGISTRATION')
const registrationOf = (row: Record<string, unknown>) =>
  isRegistration(row) ? [StoredRegistration.parse(row)] : []
const lessonOf = (row: Record<string, unknown>) => (isRegistration(row) ? [] : [LessonRow.parse(row)])

/** E4: the lesson being studied now, which is folded into its row only later. */
export async function lessonUnderway(learnerId: string): Promise<LessonRow | undefined> {
  const { pk, sk } = sessionKey(learnerId)
  const { Items = [] } = await table
    .build(QueryCommand)
    .query({ partition: pk, range: { eq: sk } })
    .options({ consistent: true })
    .send()
  const { revision, session } = (Items[0] ?? {}) as { revision?: number; session?: string }
  if (!session) return undefined
  const { watched, ...facts } = JSON.parse(session)
  return LessonRow.parse({ ...facts, watched: unpackIntervals(watched), foldedRevision: revision })
}

/** E3: true if it was written; `before` is what was read, and nobody may have changed it since. */
export async function putRegistration(
  learnerId: string,
  next: StoredRegistration,
  before: StoredRegistration | undefined,
) {
  const condition = before
    ? {
        and: [
          { attr: 'state' as const, eq: before.state },
          { attr: 'courseVersion' as const, eq: before.courseVersion },
        ],
      }
    : { attr: 'state' as const, exists: false as const }
  const counted = next.state === 'enrolled' && {
    gsi1pk: registrationsIndexPartition(next.courseId),
    gsi1sk: learnerId,
  }
  try {
    await RegistrationEntity.build(PutItemCommand)
      .item({ learnerId, ...next, ...counted })
      .options({ condition })
      .send()
    return true
  } catch (error) {
    acceptConditionFailed(error)
    return false
  }
}
