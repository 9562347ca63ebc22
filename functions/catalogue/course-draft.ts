import type { CourseDraft, CourseFacts } from '@zhixing/shared/catalogue/contract'
import { publicationErrors } from '@zhixing/shared/catalogue/rules'
import { courseWorkflow } from '@zhixing/shared/catalogue/workflow'
import { actionsOf, type Caller } from '@zhixing/shared/workflow/rules'
import { derivedIdOf } from '../core/id'
import { findCurrent } from './store/courses'
import type { StoredDraft } from './store/drafts'
import { isInCatalogue, toManagedCourse } from './store/managed-courses'

export async function toCourseDraft(draft: StoredDraft, caller: Caller, now: Date): Promise<CourseDraft> {
  const { courseId, revision, facts, history } = draft
  const current = await findCurrent(courseId, { consistent: true })
  const actions = actionsOf(courseWorkflow, draft, caller, now)
  return {
    ...toManagedCourse(draft, current, now),
    revision,
    facts,
    problems: publicationErrors(facts),
    history,
    actions: isInCatalogue(current) ? actions : actions.filter((action) => action !== 'withdraw'),
  }
}

/** Ids of new lessons follow from course, revision and position, so that a repeated save assigns the same. */
export const assignLessonIds = (facts: CourseFacts, courseId: string, revision: number): CourseFacts => ({
  ...facts,
  lessons: facts.lessons.map((lesson, index) => ({
    ...lesson,
    lessonId: lesson.lessonId ?? derivedIdOf(`${courseId} ${revision} ${index}`),
  })),
})
