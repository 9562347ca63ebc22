import { unavailableError } from '../core/transient-error'
import { publishDraft } from './publish-draft'
import { findDraft, markCatalogued, type StoredDraft } from './store/drafts'
import { refreshManagedCourse } from './store/managed-courses'
import { putWithdrawal } from './store/publications'
import { deleteSearchText } from './store/search-texts'

const ATTEMPTS_MAX = 5

/**
 * Makes the catalogue show what the draft says. The step is stored first; a publication or withdrawal that
 * was cut short after it is completed by the next look at the draft. Returns the draft as it is afterwards.
 */
export async function settlePublication(draft: StoredDraft, now: Date): Promise<StoredDraft> {
  const { courseId } = draft
  let current = draft
  for (let attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
    if (isSettled(current)) return current
    const isShown = current.state === 'published' ? await publishDraft(current) : await withdrawDraft(current)
    if (isShown) {
      await refreshManagedCourse(courseId, now)
      await markCatalogued(current) // last: what is marked is not looked at again
    }
    // Another step, or the tally, may have come in between.
    current = (await findDraft(courseId)) ?? current
  }
  throw unavailableError(`course ${courseId} was changed by others ${ATTEMPTS_MAX} times in a row`)
}

async function withdrawDraft(draft: StoredDraft): Promise<boolean> {
  const isShown = await putWithdrawal(draft)
  if (isShown) await deleteSearchText(draft.courseId)
  return isShown
}

/** Only a publication and a withdrawal change the catalogue. */
const isSettled = ({ state, revision, cataloguedRevision }: StoredDraft): boolean =>
  (state !== 'published' && state !== 'withdrawn') || cataloguedRevision === revision
