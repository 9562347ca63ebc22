import * as contract from '@zhixing/shared/catalogue/contract'
import { endpoint } from '../../core/http/endpoint'
import { toCourseDraft } from '../course-draft'
import { editorIdsWith, openDraft, takeCourseStep } from '../course-step'
import { requirePublishable } from '../publish-draft'

export const submitCourse = endpoint(contract.submitCourse, async (call) => {
  const { input, actor, now, refuse } = call
  const opened = await openDraft(input.courseId, actor, now, refuse)
  const draft = await takeCourseStep(call, 'submit', opened, async () => {
    await requirePublishable(opened.found, refuse)
    return { editorIds: editorIdsWith(opened.found, actor) }
  })
  return toCourseDraft(draft, opened.caller, now)
})
