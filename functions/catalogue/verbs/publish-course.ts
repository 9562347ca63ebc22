import * as contract from '@zhixing/shared/catalogue/contract'
import { Course } from '@zhixing/shared/catalogue/course'
import { nextCourseVersion, publicationErrors, requiredSecondsOf } from '@zhixing/shared/catalogue/rules'
import { policyInUse, studyHoursOf } from '@zhixing/shared/policy/policies'
import { Refusal } from '@zhixing/shared/problem'
import { endpoint } from '../../core/http/endpoint'
import { requireDraft, toCourseDraft } from '../course-draft'
import { findCurrent, getCourseVersion } from '../store/courses'
import { findDraft, markDraftState, refreshManagedCourse, type StoredDraft } from '../store/drafts'
import { putPublication } from '../store/publications'

export const publishCourse = endpoint(
  contract.publishCourse,
  async ({ input: { courseId, revision }, actor, now }) => {
    const draft = await requireDraft(courseId, actor, 'publisher')
    if (draft.revision !== revision) throw new Refusal('request/stale')
    const errors = publicationErrors(draft.facts)
    if (errors.length) throw new Refusal('catalogue/not-publishable', { errors })
    await publishDraft(draft, now)
    return toCourseDraft((await findDraft(courseId)) ?? draft, now)
  },
)

/** Idempotent: a publication that was cut short is completed by asking again. Demo courses come in through here as well. */
export async function publishDraft(draft: StoredDraft, now: Date): Promise<void> {
  const { courseId, facts, revision } = draft
  const current = await findCurrent(courseId, true)
  const before = current && (await getCourseVersion(courseId, current.courseVersion))
  const courseVersion = nextCourseVersion(before, facts.lessons)
  const isMended = before?.courseVersion === courseVersion
  const lengthSeconds = requiredSecondsOf(facts.lessons)
  const policy = policyInUse(now)
  const course = Course.parse({
    ...facts,
    courseId,
    courseVersion,
    lengthSeconds,
    // A version keeps the hours it was first published with, whatever policy is in use by the time a word is mended.
    studyHours: isMended ? before.studyHours : studyHoursOf(lengthSeconds, policy),
    policyId: isMended ? before.policyId : policy.policyId,
    publishedAt: isMended ? before.publishedAt : now.toISOString(),
    studied: current?.studied ?? 0,
  })
  await putPublication(course, facts.lessons, revision)
  await markDraftState(draft, { state: 'published', courseVersion })
  await refreshManagedCourse(courseId, now)
}
