import type { CourseFacts } from '@zhixing/shared/catalogue/contract'
import { Course, courseFactFields, Lesson } from '@zhixing/shared/catalogue/course'
import { nextCourseVersion, publicationErrors, requiredSecondsOf } from '@zhixing/shared/catalogue/rules'
import { policyInUse, studyHoursOf } from '@zhixing/shared/policy/policies'
import type { FieldError } from '@zhixing/shared/problem'
import * as z from 'zod'
import type { Refuse } from '../core/http/endpoint'
import { toFieldErrors } from '../core/http/input'
import { findMediaErrors } from './measure-media'
import { findCurrent, getCourseVersion } from './store/courses'
import type { StoredDraft } from './store/drafts'
import { putPublication } from './store/publications'
import { putSearchText } from './store/search-texts'

const PublishableFacts = z.object({ ...courseFactFields, lessons: z.array(Lesson) })

/** Refuses a draft that is incomplete, could not be stored as a version, or whose files do not fit it. */
export async function requirePublishable(
  { facts }: StoredDraft,
  refuse: Refuse<'catalogue/not-publishable'>,
): Promise<void> {
  const missing = publicationErrors(facts)
  const errors = missing.length ? missing : unpublishableFields(facts)
  if (errors.length) throw refuse('catalogue/not-publishable', { errors })
  const mediaErrors = await findMediaErrors(facts.lessons)
  if (mediaErrors.length) throw refuse('catalogue/not-publishable', { errors: mediaErrors })
}

/** What a publication would refuse to store, by field; asked before its first write. */
function unpublishableFields(facts: CourseFacts): FieldError[] {
  const { error } = PublishableFacts.safeParse(facts)
  return error ? toFieldErrors(error) : []
}

/** The version that a publication of the draft makes. */
export async function findNextVersion({ courseId, facts }: StoredDraft): Promise<number> {
  const current = await findCurrent(courseId, { consistent: true })
  const before = current && (await getCourseVersion(courseId, current.courseVersion))
  return nextCourseVersion(before, facts.lessons)
}

/**
 * Puts a draft whose publication was decided into the catalogue; a repeat completes one that was cut short.
 * Returns false if another writer was faster.
 */
export async function publishDraft({
  courseId,
  courseVersion,
  facts,
  revision,
  updatedAt,
}: StoredDraft): Promise<boolean> {
  const current = await findCurrent(courseId, { consistent: true })
  const before = current && (await getCourseVersion(courseId, current.courseVersion))
  const isSameVersion = before?.courseVersion === courseVersion
  const lengthSeconds = requiredSecondsOf(facts.lessons)
  const policy = policyInUse(new Date(updatedAt))
  const course = Course.parse({
    ...facts,
    courseId,
    courseVersion,
    lengthSeconds,
    // A version keeps its hours, even if another policy is in use by the time a word is corrected.
    studyHours: isSameVersion ? before.studyHours : studyHoursOf(lengthSeconds, policy),
    policyId: isSameVersion ? before.policyId : policy.policyId,
    publishedAt: isSameVersion ? before.publishedAt : updatedAt,
    studied: current?.studied ?? 0,
  })
  await putSearchText(course) // before the cards, which every instance caches together with it
  return putPublication(course, facts.lessons, revision)
}
