import * as contract from '@zhixing/shared/catalogue/contract'
import type { Actor } from '../../core/http/actor'
import { endpoint } from '../../core/http/endpoint'
import { callerOf } from '../../core/workflow/caller-of'
import { requireRole } from '../../identity/api'
import { assignLessonIds, toCourseDraft } from '../course-draft'
import { editorIdsWith, type OpenedDraft, openDraft, takeCourseStep } from '../course-step'

export const saveCourse = endpoint(contract.saveCourse, async (call) => {
  const { input, actor, now, refuse } = call
  const { courseId, revision, facts } = input
  const opened =
    revision === 0
      ? await openNewDraft(courseId, facts, actor)
      : await openDraft(courseId, actor, now, refuse)
  const draft = await takeCourseStep(call, 'edit', opened, async () => ({
    facts: assignLessonIds(facts, courseId, revision),
    editorIds: editorIdsWith(opened.found, actor),
  }))
  return toCourseDraft(draft, opened.caller, now)
})

/**
 * The draft before its first save, which the save creates if the course is absent. A course belongs to the
 * widest organisation for which its first editor has the role.
 */
async function openNewDraft(
  courseId: string,
  facts: contract.CourseFacts,
  actor: Actor,
): Promise<OpenedDraft> {
  const grants = await requireRole(actor, 'editor')
  const [orgPath = ''] = grants.map(({ scope }) => scope).sort((one, other) => one.length - other.length)
  const found = {
    ...{ courseId, orgPath, facts, revision: 0, state: 'draft' as const, courseVersion: 0 },
    ...{ updatedAt: '', updatedBy: '', editorIds: [], history: [] },
  }
  return { found, caller: callerOf(actor, grants) }
}
