import * as contract from '@zhixing/shared/catalogue/contract'
import { endpoint } from '../../core/http/endpoint'
import { requireDraft, toCourseDraft } from '../course-draft'

export const getCourseDraft = endpoint(contract.getCourseDraft, async ({ input: { courseId }, actor, now }) =>
  toCourseDraft(await requireDraft(courseId, actor, ['editor', 'publisher', 'approver', 'supervisor']), now),
)
