import { createHash } from 'node:crypto'
import type { CourseDraft, CourseFacts } from '@zhixing/shared/catalogue/contract'
import { publicationErrors } from '@zhixing/shared/catalogue/rules'
import { isWithin } from '@zhixing/shared/identity/organisation'
import type { Role } from '@zhixing/shared/identity/role'
import type { Actor } from '../core/http/actor'
import type { Refuse } from '../core/http/endpoint'
import { requireRole } from '../identity/api'
import { findCurrent } from './store/courses'
import { findDraft, type StoredDraft } from './store/drafts'
import { toManagedCourse } from './store/managed-courses'

/**
 * The draft, if the caller has one of the roles over it. The refusal is the same for a course that does not
 * exist.
 */
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

/**
 * Ids of new lessons follow from course, revision and position, so that a repeated save gives the same ones.
 */
export const assignLessonIds = (facts: CourseFacts, courseId: string, revision: number): CourseFacts => ({
  ...facts,
  lessons: facts.lessons.map((lesson, index) => ({
    ...lesson,
    lessonId: lesson.lessonId ?? hashedId(`${courseId} ${revision} ${index}`),
  })),
})

const ID_ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** An id of 26 characters, like a ULID, that follows from a text. */
const hashedId = (text: string) =>
  [...createHash('sha256').update(text).digest().subarray(0, 26)]
    .map((byte) => ID_ALPHABET[byte % ID_ALPHABET.length])
    .join('')
