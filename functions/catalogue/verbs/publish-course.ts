import * as contract from '@zhixing/shared/catalogue/contract'
import { endpoint } from '../../core/http/endpoint'
import { toCourseDraft } from '../course-draft'
import { openDraft, takeCourseStep } from '../course-step'
import { findNextVersion, requirePublishable } from '../publish-draft'

export const publishCourse = endpoint(contract.publishCourse, async (call) => {
  const { input, actor, now, refuse } = call
  const opened = await openDraft(input.courseId, actor, now, refuse)
  const draft = await takeCourseStep(call, 'publish', opened, async () => {
    await requirePublishable(opened.found, refuse)
    return { courseVersion: await findNextVersion(opened.found) }
  })
  return toCourseDraft(draft, opened.caller, now)
})
