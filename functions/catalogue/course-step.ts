import { courseWorkflow } from '@zhixing/shared/catalogue/workflow'
import { isWithin } from '@zhixing/shared/identity/organisation'
import type { Role } from '@zhixing/shared/identity/role'
import type { Caller } from '@zhixing/shared/workflow/rules'
import type { ActionOf, StepProblem } from '@zhixing/shared/workflow/table'
import type { Actor } from '../core/http/actor'
import type { Refuse } from '../core/http/endpoint'
import { callerOf } from '../core/workflow/caller-of'
import { type StepChange, takeDocumentStep } from '../core/workflow/document-step'
import type { AuditedDocument } from '../core/workflow/record-steps'
import { findLearner, requireRole } from '../identity/api'
import { settlePublication } from './settle-publication'
import { findDraft, putDraft, type StoredDraft } from './store/drafts'
import { refreshManagedCourse } from './store/managed-courses'

/** The roles that show the drafts of an organisation. */
export const readerRoles: readonly Role[] = ['editor', 'publisher', 'approver', 'supervisor']

type CourseWorkflowAction = ActionOf<typeof courseWorkflow>

interface CourseStepCall<Action extends CourseWorkflowAction> {
  input: { courseId: string; revision: number }
  actor: Actor
  now: Date
  refuse: Refuse<StepProblem<typeof courseWorkflow, Action> | 'request/stale'>
}

export interface OpenedDraft {
  found: StoredDraft
  caller: Caller
}

/** The draft with the caller's grants; outside their scope it is refused as if it did not exist. */
export async function openDraft(
  courseId: string,
  actor: Actor,
  now: Date,
  refuse: Refuse<'catalogue/course-not-found'>,
): Promise<OpenedDraft> {
  const grants = await requireRole(actor, readerRoles)
  const draft = await findDraft(courseId)
  if (!draft || !grants.some(({ scope }) => isWithin(draft.orgPath, scope)))
    throw refuse('catalogue/course-not-found')
  const found = await settlePublication(draft, now)
  return { found, caller: callerOf(actor, grants) }
}

/**
 * Takes a step of the caller and makes catalogue and lists follow it. `change` runs once every check has
 * passed; it may refuse.
 */
export async function takeCourseStep<Action extends CourseWorkflowAction>(
  { input, actor, now, refuse }: CourseStepCall<Action>,
  action: Action,
  { found, caller }: OpenedDraft,
  change: () => Promise<StepChange<StoredDraft>> = async () => ({}),
): Promise<StoredDraft> {
  const { courseId, revision, ...content } = input
  const draft = await takeDocumentStep(
    { workflow: courseWorkflow, action, document: found, caller, now, conflict: 'request/stale', refuse },
    {
      found,
      seenRevision: revision,
      content,
      findName: async () => (await findLearner(actor.learnerId))?.name ?? '',
      change,
      save: putDraft,
      findCurrent: () => findDraft(courseId),
      toAudited: toAuditedCourse,
    },
  )
  const latest = await settlePublication(draft, now)
  await refreshManagedCourse(courseId, now)
  return latest
}

const toAuditedCourse = ({ courseId, facts, orgPath }: StoredDraft): AuditedDocument => ({
  module: 'catalogue',
  kind: 'course',
  objectId: courseId,
  title: facts.title,
  scope: orgPath,
})

/** Who may not approve the draft after this person has worked on it. */
export const editorIdsWith = ({ state, editorIds }: StoredDraft, { learnerId }: Actor): string[] =>
  state === 'published' ? [learnerId] : [...new Set([...editorIds, learnerId])]
