import * as contract from '@zhixing/shared/catalogue/contract'
import { endpoint } from '../../core/http/endpoint'
import { openDraft } from '../draft'
import { markDraft, mirror } from '../store/drafts'
import { putWithdrawal } from '../store/publications'

export const withdrawCourse = endpoint(
  contract.withdrawCourse,
  async ({ input: { courseId }, actor, now }) => {
    const draft = await openDraft(courseId, actor, 'publisher')
    await putWithdrawal(courseId, now)
    await markDraft(draft, { state: 'withdrawn', courseVersion: draft.courseVersion })
    await mirror(courseId, now)
    return {}
  },
)
