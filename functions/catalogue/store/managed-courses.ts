import type { ManagedCourse } from '@zhixing/shared/catalogue/contract'
import { requiredSecondsOf } from '@zhixing/shared/catalogue/rules'
import { policyInUse, studyHoursOf } from '@zhixing/shared/policy/policies'
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'
import type { LastKey } from '../../core/http/cursor'
import { type CurrentPublication, findCurrent } from './courses'
import { ManagedEntity, managedCourseKey, managedCourses } from './draft-entity'
import { findDraft, type StoredDraft } from './drafts'

/**
 * Makes the row of the editors' list (C6) anew from draft and publication; repeating it or doing it late does
 * no harm.
 */
export async function refreshManagedCourse(courseId: string, now: Date): Promise<void> {
  const [draft, current] = await Promise.all([
    findDraft(courseId),
    findCurrent(courseId, { consistent: true }),
  ])
  if (!draft) return
  const course = toManagedCourse(draft, current, now)
  await ManagedEntity.build(PutItemCommand).item({ courseId, scope: draft.orgPath, course }).send()
}

/** Whether learners find the course, in whatever version. */
export const isInCatalogue = (current: CurrentPublication | undefined): boolean =>
  current !== undefined && current.withdrawnAt === undefined

export function toManagedCourse(
  draft: StoredDraft,
  current: CurrentPublication | undefined,
  now: Date,
): ManagedCourse {
  const { courseId, facts, courseVersion, updatedAt, updatedBy } = draft
  const { title, teacher, categoryId, requirement, lessons } = facts
  return {
    courseId,
    title,
    teacher,
    categoryId,
    requirement,
    state: draft.state === 'draft' && isInCatalogue(current) ? 'changed' : draft.state,
    lessons: lessons.length,
    studyHours: studyHoursOf(requiredSecondsOf(lessons), policyInUse(now)),
    courseVersion,
    studied: current?.studied ?? 0,
    updatedAt,
    updatedBy,
  }
}

interface ManagedRow {
  scope: string
  course: ManagedCourse
}

/** Pattern C6: a page of all courses, the newest course first. */
export async function listManagedRows(
  after: LastKey | undefined,
  limit: number,
): Promise<{ rows: ManagedRow[]; lastKey: LastKey | undefined }> {
  const { Items = [], LastEvaluatedKey } = await managedCourses
    .query({})
    .options((options) => ({ ...options, limit, ...(after && { exclusiveStartKey: after }) }))
    .send()
  return { rows: Items.map(({ scope, course }) => ({ scope, course })), lastKey: LastEvaluatedKey }
}

/** The key after which a list goes on that has shown this course last. */
export const lastKeyOfCourse = (courseId: string): LastKey => managedCourseKey(courseId)
