import * as contract from '@zhixing/shared/corrections/contract'
import { refusalOf, stateAfter } from '@zhixing/shared/corrections/rules'
import { Refusal } from '@zhixing/shared/problem'
import { endpoint } from '../../core/http/endpoint'
import { findLearner } from '../../identity/api'
import { askedOf } from '../asked'
import { detailOf, openManaged } from '../managed-request'
import { decide, findRequest } from '../store/requests'

export const withdrawCreditRequest = endpoint(
  contract.withdrawCreditRequest,
  async ({ input: { requestId }, actor, now }) => {
    const { found, grants } = await openManaged(requestId, actor)
    const refusal = refusalOf(askedOf(found), 'withdraw', actor.learnerId, grants)
    if (refusal && found.state !== 'withdrawn') throw new Refusal(refusal)
    if (refusal === 'request/forbidden') throw new Refusal(refusal)
    const decidedByName = (await findLearner(actor.learnerId))?.name ?? ''
    await decide(found, {
      to: stateAfter.withdraw,
      decidedBy: actor.learnerId,
      decidedByName,
      decidedAt: now.toISOString(),
    })
    const newest = await findRequest(requestId)
    if (newest?.state !== 'withdrawn') throw new Refusal('credits/wrong-state')
    return detailOf(newest, actor, grants)
  },
)
