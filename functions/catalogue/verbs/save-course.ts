import * as contract from '@zhixing/shared/catalogue/contract'
import { Refusal } from '@zhixing/shared/problem'
import type { Actor } from '../../core/http/actor'
import { endpoint } from '../../core/http/endpoint'
import { findLearner, requireRole } from '../../identity/api'
import { assignLessonIds, requireDraft, toCourseDraft } from '../course-draft'
import { findDraft, putDraft, refreshManagedCourse, type StoredDraft } from '../store/drafts'

export const saveCourse = endpoint(
  contract.saveCourse,
  async ({ input: { courseId, revision, facts }, actor, now }) => {
    const before = revision
      ? await requireDraft(courseId, actor, 'editor')
      : await emptyDraft(courseId, actor)
    const updatedBy = (await findLearner(actor.learnerId))?.name ?? ''
    const state = before.state === 'published' ? 'changed' : before.state
    const saved = {
      ...before,
      state,
      revision: revision + 1,
      facts: assignLessonIds(facts, courseId, revision),
      updatedAt: now.toISOString(),
      updatedBy,
    }
    const stored = (await putDraft(saved, revision)) ? saved : await repeatOf(saved)
    await refreshManagedCourse(courseId, now)
    return toCourseDraft(stored, now)
  },
)

/** A course belongs to the widest organisation its first editor works for. */
async function emptyDraft(courseId: string, actor: Actor): Promise<Omit<StoredDraft, 'facts' | 'revision'>> {
  const grants = await requireRole(actor, 'editor')
  const [scope = ''] = grants.map((grant) => grant.scope).sort((one, other) => one.length - other.length)
  return { courseId, scope, state: 'draft', courseVersion: 0, updatedAt: '', updatedBy: '' }
}

/** The same save came before and its answer was lost; anything else is somebody else's. */
async function repeatOf(saved: StoredDraft): Promise<StoredDraft> {
  const stored = await findDraft(saved.courseId)
  // Parsed, so that both have their fields in one order.
  const facts = JSON.stringify(contract.CourseFacts.parse(saved.facts))
  const isSame = stored?.revision === saved.revision && JSON.stringify(stored.facts) === facts
  if (!isSame) throw new Refusal('request/stale')
  return stored
}
