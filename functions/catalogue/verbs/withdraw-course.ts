import * as contract from '@zhixing/shared/catalogue/contract'
import { courseWorkflow } from '@zhixing/shared/catalogue/workflow'
import { refusalByCheck } from '@zhixing/shared/workflow/rules'
import { endpoint } from '../../core/http/endpoint'
import { openDraft, takeCourseStep } from '../course-step'
import { findCurrent } from '../store/courses'

/** Asks for no revision: what must leave the catalogue leaves it, whatever is being edited. */
export const withdrawCourse = endpoint(contract.withdrawCourse, async (call) => {
  const { input, actor, now, refuse } = call
  const { courseId } = input
  const opened = await openDraft(courseId, actor, now, refuse)
  const { found, caller } = opened
  if (found.state === 'withdrawn') {
    const problem = refusalByCheck(courseWorkflow, found, 'withdraw', 'permission', caller, now)
    if (problem) throw refuse(problem)
    return {}
  }
  const step = { ...call, input: { courseId, revision: found.revision } }
  await takeCourseStep(step, 'withdraw', opened, async () => {
    const current = await findCurrent(courseId, { consistent: true })
    if (!current) throw refuse('catalogue/course-not-found')
    return {}
  })
  return {}
})
