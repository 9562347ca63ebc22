import * as contract from '@zhixing/shared/catalogue/contract'
import { endpoint } from '../../core/http/endpoint'
import { toCourseDraft } from '../course-draft'
import { openDraft, takeCourseStep } from '../course-step'

export const approveCourse = endpoint(contract.approveCourse, async (call) => {
  const { input, actor, now, refuse } = call
  const { courseId, approve, comment } = input
  if (!approve && !comment)
    throw refuse('request/invalid', { errors: [{ path: 'comment', message: '请写明退回的原因' }] })
  const opened = await openDraft(courseId, actor, now, refuse)
  const draft = await takeCourseStep(call, approve ? 'approve' : 'reject', opened, async () => ({ comment }))
  return toCourseDraft(draft, opened.caller, now)
})
