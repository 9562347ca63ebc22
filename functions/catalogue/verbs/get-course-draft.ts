import * as contract from '@zhixing/shared/catalogue/contract'
import { endpoint } from '../../core/http/endpoint'
import { openDraft, viewOf } from '../draft'

export const getCourseDraft = endpoint(contract.getCourseDraft, async ({ input: { courseId }, actor, now }) =>
  viewOf(await openDraft(courseId, actor, ['editor', 'publisher', 'approver', 'supervisor']), now),
)
