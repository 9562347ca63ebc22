import * as contract from '@zhixing/shared/catalogue/contract'
import { endpoint } from '../../core/http/endpoint'
import { completePublication } from '../complete-publication'
import { requireDraft, toCourseDraft } from '../course-draft'

const readers = ['editor', 'publisher', 'approver', 'supervisor'] as const

export const getCourseDraft = endpoint(
  contract.getCourseDraft,
  async ({ input: { courseId }, actor, now, refuse }) => {
    const draft = await requireDraft(courseId, actor, readers, refuse)
    return toCourseDraft(await completePublication(draft, now), now)
  },
)
