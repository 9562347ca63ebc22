import * as contract from '@zhixing/shared/catalogue/contract'
import type { Actor } from '../../core/http/actor'
import { endpoint } from '../../core/http/endpoint'
import { findLearner, requireRole } from '../../identity/api'
import { assignLessonIds, requireDraft, toCourseDraft } from '../course-draft'
import { findDraft, putDraft, type StoredDraft } from '../store/drafts'
import { refreshManagedCourse } from '../store/managed-courses'

export const saveCourse = endpoint(
  contract.saveCourse,
  async ({ input: { courseId, revision, facts }, actor, now, refuse }) => {
    const before = revision
      ? await requireDraft(courseId, actor, 'editor', refuse)
      : await newDraft(courseId, actor)
    const saved: StoredDraft = {
      ...before,
      state: before.state === 'published' ? 'changed' : before.state,
      revision: revision + 1,
      facts: assignLessonIds(facts, courseId, revision),
      updatedAt: now.toISOString(),
      updatedBy: (await findLearner(actor.learnerId))?.name ?? '',
    }
    const stored = (await putDraft(saved, revision)) ? saved : await findSameSave(saved)
    if (!stored) throw refuse('request/stale')
    await refreshManagedCourse(courseId, now)
    return toCourseDraft(stored, now)
  },
)

/** A course belongs to the widest organisation for which its first editor has the role. */
async function newDraft(courseId: string, actor: Actor): Promise<Omit<StoredDraft, 'facts' | 'revision'>> {
  const grants = await requireRole(actor, 'editor')
  const [scope = ''] = grants.map((grant) => grant.scope).sort((one, other) => one.length - other.length)
  return { courseId, scope, state: 'draft', courseVersion: 0, updatedAt: '', updatedBy: '' }
}

/** The stored draft if an earlier attempt of this same save wrote it; undefined if another save did. */
async function findSameSave(saved: StoredDraft): Promise<StoredDraft | undefined> {
  const stored = await findDraft(saved.courseId)
  const isSame =
    stored?.revision === saved.revision && JSON.stringify(stored.facts) === inFieldOrder(saved.facts)
  return isSame ? stored : undefined
}

/** With the fields in the order of the schema, as a read returns them. */
const inFieldOrder = (facts: contract.CourseFacts) => JSON.stringify(contract.CourseFacts.parse(facts))
