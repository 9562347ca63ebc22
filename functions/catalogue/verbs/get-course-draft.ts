import * as contract from '@zhixing/shared/catalogue/contract'
import { endpoint } from '../../core/http/endpoint'
import { toCourseDraft } from '../course-draft'
import { openDraft } from '../course-step'

export const getCourseDraft = endpoint(
  contract.getCourseDraft,
  async ({ input: { courseId }, actor, now, refuse }) => {
    const { found, caller } = await openDraft(courseId, actor, now, refuse)
    return toCourseDraft(found, caller, now)
  },
)
