import * as contract from '@zhixing/shared/catalogue/contract'
import { endpoint } from '../../core/http/endpoint'
import { requireDraft } from '../course-draft'
import { markDraftState, refreshManagedCourse } from '../store/drafts'
import { putWithdrawal } from '../store/publications'

export const withdrawCourse = endpoint(
  contract.withdrawCourse,
  async ({ input: { courseId }, actor, now }) => {
    const draft = await requireDraft(courseId, actor, 'publisher')
    await putWithdrawal(courseId, now)
    await markDraftState(draft, { state: 'withdrawn', courseVersion: draft.courseVersion })
    await refreshManagedCourse(courseId, now)
    return {}
  },
)
