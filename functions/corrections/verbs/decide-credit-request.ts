import * as contract from '@zhixing/shared/corrections/contract'
import { endpoint } from '../../core/http/endpoint'
import { enterHours } from '../enter-hours'
import { openRequest } from '../open-request'
import { takeRequestStep } from '../request-step'
import { toRequestDetail } from '../request-views'
import { findCreditRequest } from '../store/credit-requests'
import { putRequestToEnter } from '../store/requests-to-enter'

/**
 * The entries follow the decision: a repeat, `getCreditRequest` or the schedule completes what a crash left.
 */
export const decideCreditRequest = endpoint(
  contract.decideCreditRequest,
  async ({ input: { requestId, approve, reason }, actor, now, refuse }) => {
    if (!approve && !reason)
      throw refuse('request/invalid', { errors: [{ path: 'reason', message: '请写明退回的原因' }] })
    const { found, caller } = await openRequest(requestId, actor, refuse)
    const step = { found, caller, now, reason, refuse }
    if (!approve) return toRequestDetail(await takeRequestStep(step, 'reject'), caller, now)
    const approved = await takeRequestStep(step, 'approve', () =>
      putRequestToEnter(requestId, now.toISOString()),
    )
    await enterHours(approved, now)
    return toRequestDetail((await findCreditRequest(requestId)) ?? approved, caller, now)
  },
)
