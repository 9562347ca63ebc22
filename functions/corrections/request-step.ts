import { creditRequestWorkflow } from '@zhixing/shared/corrections/rules'
import { type Caller, stateAfter } from '@zhixing/shared/workflow/rules'
import type { ActionOf, StepProblem } from '@zhixing/shared/workflow/table'
import type { Refuse } from '../core/http/endpoint'
import { takeStep } from '../core/workflow/take-step'
import { findLearner } from '../identity/api'
import { recordRequest } from './record-request'
import { type StoredCreditRequest, toWorkflowRequest } from './store/credit-request'
import { findCreditRequest, putDecision } from './store/credit-requests'

type RequestAction = ActionOf<typeof creditRequestWorkflow>

interface RequestStepCall<Action extends RequestAction> {
  found: StoredCreditRequest
  caller: Caller
  now: Date
  reason?: string | undefined
  refuse: Refuse<StepProblem<typeof creditRequestWorkflow, Action> | 'credits/wrong-state'>
}

/** Decides or withdraws a request and records it in the audit log. `prepare` runs after every check and before the decision is written. */
export async function takeRequestStep<Action extends RequestAction>(
  { found, caller, now, reason, refuse }: RequestStepCall<Action>,
  action: Action,
  prepare: () => Promise<unknown> = async () => undefined,
): Promise<StoredCreditRequest> {
  const { requestId } = found
  const to = stateAfter(creditRequestWorkflow, action)
  const commit = async () => {
    await prepare()
    const decided = await putDecision(found, {
      to,
      decidedBy: caller.personId,
      decidedByName: (await findLearner(caller.personId))?.name ?? '',
      decidedAt: now.toISOString(),
      decisionReason: reason,
    })
    return decided ? findCreditRequest(requestId) : undefined
  }
  const taken = await takeStep(
    {
      workflow: creditRequestWorkflow,
      action,
      document: toWorkflowRequest(found),
      caller,
      now,
      conflict: 'credits/wrong-state',
      refuse,
    },
    {
      found,
      isRepeat: ({ state, decidedBy, decisionReason }) =>
        state === to && decidedBy === caller.personId && decisionReason === reason,
      isStale: false,
      commit,
      findCurrent: () => findCreditRequest(requestId),
    },
  )
  await recordRequest(taken, caller.network, now)
  return taken
}
