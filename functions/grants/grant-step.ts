import { grantWorkflow } from '@zhixing/shared/grants/rules'
import type { ActionOf, StepProblem } from '@zhixing/shared/workflow/table'
import type { Refuse } from '../core/http/endpoint'
import { type StepChange, takeDocumentStep } from '../core/workflow/document-step'
import { findGrant, findLearner, type StoredGrant, saveGrant, toAuditedGrant } from '../identity/api'
import type { OpenedGrant } from './open-grant'
import { toWorkflowGrant } from './workflow-grant'

type GrantWorkflowAction = ActionOf<typeof grantWorkflow>

interface GrantStepCall<Action extends GrantWorkflowAction> extends OpenedGrant {
  /** The revision the caller saw. */
  seenRevision: number
  /** The request without the grant's id and revision. */
  content: object
  now: Date
  refuse: Refuse<StepProblem<typeof grantWorkflow, Action> | 'request/stale'>
}

/** Takes a step of the caller. `change` runs after every check has passed; it may refuse. */
export async function takeGrantStep<Action extends GrantWorkflowAction>(
  { found, holder, caller, seenRevision, content, now, refuse }: GrantStepCall<Action>,
  action: Action,
  change: () => Promise<StepChange<StoredGrant>>,
): Promise<StoredGrant> {
  const document = await toWorkflowGrant(found, holder, caller.personId)
  return takeDocumentStep(
    { workflow: grantWorkflow, action, document, caller, now, conflict: 'request/stale', refuse },
    {
      found,
      seenRevision,
      content,
      findName: async () => (await findLearner(caller.personId))?.name ?? '',
      change,
      save: saveGrant,
      findCurrent: () => findGrant(found),
      toAudited: (grant) => toAuditedGrant(grant, holder.name),
    },
  )
}
