import type { CourseFacts } from '@zhixing/shared/catalogue/contract'
import { Course, courseFactFields, Lesson } from '@zhixing/shared/catalogue/course'
import { nextCourseVersion, requiredSecondsOf } from '@zhixing/shared/catalogue/rules'
import { policyInUse, studyHoursOf } from '@zhixing/shared/policy/policies'
import type { FieldError } from '@zhixing/shared/problem'
import * as z from 'zod'
import { toFieldErrors } from '../core/http/input'
import { findCurrent, getCourseVersion } from './store/courses'
import { markDraftState, type StoredDraft } from './store/drafts'
import { refreshManagedCourse } from './store/managed-courses'
import { putPublication } from './store/publications'

const PublishableFacts = z.object({ ...courseFactFields, lessons: z.array(Lesson) })

/** What a publication would refuse to store, by field; asked before its first write. */
export function unpublishableFields(facts: CourseFacts): FieldError[] {
  const { error } = PublishableFacts.safeParse(facts)
  return error ? toFieldErrors(error) : []
}

/**
 * Publishes a draft that is complete. Repeating it completes a publication that was cut short.
 * Returns false if a newer revision of the draft has been published.
 */
export async function publishDraft(draft: StoredDraft, now: Date): Promise<boolean> {
  const { courseId, facts, revision } = draft
  const current = await findCurrent(courseId, { consistent: true })
  const before = current && (await getCourseVersion(courseId, current.courseVersion))
  const courseVersion = nextCourseVersion(before, facts.lessons)
  const isSameVersion = before?.courseVersion === courseVersion
  const lengthSeconds = requiredSecondsOf(facts.lessons)
  const policy = policyInUse(now)
  const course = Course.parse({
    ...facts,
    courseId,
    courseVersion,
    lengthSeconds,
    // A version keeps its hours, even if another policy is in use by the time a word is corrected.
    studyHours: isSameVersion ? before.studyHours : studyHoursOf(lengthSeconds, policy),
    policyId: isSameVersion ? before.policyId : policy.policyId,
    publishedAt: isSameVersion ? before.publishedAt : now.toISOString(),
    studied: current?.studied ?? 0,
  })
  if (!(await putPublication(course, facts.lessons, revision))) return false
  await markDraftState(draft, { state: 'published', courseVersion })
  await refreshManagedCourse(courseId, now)
  return true
}
