import * as contract from '@zhixing/shared/catalogue/contract'
import { endpoint } from '../../core/http/endpoint'
import { requireDraft } from '../course-draft'
import { markDraftState } from '../store/drafts'
import { refreshManagedCourse } from '../store/managed-courses'
import { putWithdrawal } from '../store/publications'

export const withdrawCourse = endpoint(
  contract.withdrawCourse,
  async ({ input: { courseId }, actor, now, refuse }) => {
    const draft = await requireDraft(courseId, actor, 'publisher', refuse)
    const problem = await putWithdrawal(courseId, now)
    if (problem) throw refuse(problem)
    await markDraftState(draft, { state: 'withdrawn', courseVersion: draft.courseVersion })
    await refreshManagedCourse(courseId, now)
    return {}
  },
)
