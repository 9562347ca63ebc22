import * as contract from '@zhixing/shared/corrections/contract'
import { endpoint } from '../../core/http/endpoint'
import { openRequest } from '../open-request'
import { takeRequestStep } from '../request-step'
import { toRequestDetail } from '../request-views'

export const withdrawCreditRequest = endpoint(
  contract.withdrawCreditRequest,
  async ({ input: { requestId }, actor, now, refuse }) => {
    const { found, caller } = await openRequest(requestId, actor, refuse)
    const withdrawn = await takeRequestStep({ found, caller, now, refuse }, 'withdraw')
    return toRequestDetail(withdrawn, caller, now)
  },
)
