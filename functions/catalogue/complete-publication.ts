import { findCurrent } from './store/courses'
import { findDraft, markDraftState, type StoredDraft } from './store/drafts'
import { refreshManagedCourse } from './store/managed-courses'
import { putMissingCards } from './store/publications'

/**
 * Completes a publication or a withdrawal that was cut short after learners had it and before the console
 * did, so that the draft never says something else than the catalogue. Returns the draft as it is afterwards.
 */
export async function completePublication(draft: StoredDraft, now: Date): Promise<StoredDraft> {
  const { courseId, revision, state } = draft
  const current = await findCurrent(courseId, { consistent: true })
  if (current?.revision !== revision) return draft
  const { courseVersion, withdrawnAt } = current
  const reached = withdrawnAt ? 'withdrawn' : 'published'
  if (state === reached) return draft
  if (!withdrawnAt) await putMissingCards(current)
  await markDraftState(draft, { state: reached, courseVersion })
  await refreshManagedCourse(courseId, now)
  return (await findDraft(courseId)) ?? draft
}
