import { createHash } from 'node:crypto'
import type { CourseDraft, CourseFacts } from '@zhixing/shared/catalogue/contract'
import { publicationErrors } from '@zhixing/shared/catalogue/rules'
import { isWithin } from '@zhixing/shared/identity/organisation'
import type { Role } from '@zhixing/shared/identity/role'
import { Refusal } from '@zhixing/shared/problem'
import type { Actor } from '../core/http/actor'
import { requireRole } from '../identity/api'
import { findCurrent } from './store/courses'
import { findDraft, type StoredDraft, toManagedCourse } from './store/drafts'

/** The same answer for a course that does not exist and for one out of reach. */
export async function requireDraft(
  courseId: string,
  actor: Actor,
  role: Role | readonly Role[],
): Promise<StoredDraft> {
  const grants = await requireRole(actor, role)
  const draft = await findDraft(courseId)
  if (!draft || !grants.some(({ scope }) => isWithin(draft.scope, scope)))
    throw new Refusal('catalogue/course-not-found')
  return draft
}

export async function toCourseDraft(draft: StoredDraft, now: Date): Promise<CourseDraft> {
  const current = await findCurrent(draft.courseId)
  const { revision, facts } = draft
  return {
    ...toManagedCourse(draft, current?.studied ?? 0, now),
    revision,
    facts,
    problems: publicationErrors(facts),
  }
}

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** New lessons get ids made of the course, the revision and their place, so that a save whose answer was lost gives the same when repeated. */
export const assignLessonIds = (facts: CourseFacts, courseId: string, revision: number): CourseFacts => ({
  ...facts,
  lessons: facts.lessons.map((lesson, index) => ({
    ...lesson,
    lessonId: lesson.lessonId ?? idOf(`${courseId} ${revision} ${index}`),
  })),
})

const idOf = (text: string) =>
  [...createHash('sha256').update(text).digest().subarray(0, 26)].map((byte) => alphabet[byte % 32]).join('')
