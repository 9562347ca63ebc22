import type { CourseDraft, CourseFacts } from '@zhixing/shared/catalogue/contract'
import { publicationErrors } from '@zhixing/shared/catalogue/rules'
import { isWithin } from '@zhixing/shared/identity/organisation'
import type { Role } from '@zhixing/shared/identity/role'
import type { Actor } from '../core/http/actor'
import type { Refuse } from '../core/http/endpoint'
import { derivedIdOf } from '../core/id'
import { requireRole } from '../identity/api'
import { findCurrent } from './store/courses'
import { findDraft, type StoredDraft } from './store/drafts'
import { toManagedCourse } from './store/managed-courses'

/** The draft, if the caller has one of the roles over it; refused as if it did not exist otherwise. */
export async function requireDraft(
  courseId: string,
  actor: Actor,
  role: Role | readonly Role[],
  refuse: Refuse<'catalogue/course-not-found'>,
): Promise<StoredDraft> {
  const grants = await requireRole(actor, role)
  const draft = await findDraft(courseId)
  if (!draft || !grants.some(({ scope }) => isWithin(draft.scope, scope)))
    throw refuse('catalogue/course-not-found')
  return draft
}

export async function toCourseDraft(draft: StoredDraft, now: Date): Promise<CourseDraft> {
  const { courseId, revision, facts } = draft
  const current = await findCurrent(courseId, { consistent: false })
  return {
    ...toManagedCourse(draft, current?.studied ?? 0, now),
    revision,
    facts,
    problems: publicationErrors(facts),
  }
}

/** Ids of new lessons follow from course, revision and position, so that a repeated save assigns the same. */
export const assignLessonIds = (facts: CourseFacts, courseId: string, revision: number): CourseFacts => ({
  ...facts,
  lessons: facts.lessons.map((lesson, index) => ({
    ...lesson,
    lessonId: lesson.lessonId ?? derivedIdOf(`${courseId} ${revision} ${index}`),
  })),
})
