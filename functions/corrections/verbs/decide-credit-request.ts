import * as contract from '@zhixing/shared/corrections/contract'
import { refusalOf, stateAfter } from '@zhixing/shared/corrections/rules'
import { Refusal } from '@zhixing/shared/problem'
import { endpoint } from '../../core/http/endpoint'
import { findLearner } from '../../identity/api'
import { askedOf, type StoredRequest } from '../asked'
import { detailOf, openManaged } from '../managed-request'
import { settle } from '../settle-request'
import { decide, findRequest, rememberToSettle } from '../store/requests'

/** The decision first, the entries after it: an approval that was interrupted is finished by its repeat, the next look, or the schedule. */
export const decideCreditRequest = endpoint(contract.decideCreditRequest, async ({ input, actor, now }) => {
  if (!input.approve && !input.reason)
    throw new Refusal('request/invalid', { errors: [{ path: 'reason', message: '请写明退回的原因' }] })
  const { found, grants } = await openManaged(input.requestId, actor)
  const action = input.approve ? 'approve' : 'reject'
  const to = stateAfter[action]
  const isRepeat = ({ state, decidedBy }: StoredRequest) => state === to && decidedBy === actor.learnerId
  if (!isRepeat(found)) {
    const refusal = refusalOf(askedOf(found), action, actor.learnerId, grants)
    if (refusal) throw new Refusal(refusal)
    if (input.approve) await rememberToSettle(found.requestId, now.toISOString())
    const decidedByName = (await findLearner(actor.learnerId))?.name ?? ''
    const decision = {
      decidedBy: actor.learnerId,
      decidedByName,
      decidedAt: now.toISOString(),
      decisionReason: input.reason,
    }
    await decide(found, { to, ...decision })
  }
  const decided = await findRequest(input.requestId)
  if (!decided || !isRepeat(decided)) throw new Refusal('credits/wrong-state')
  if (decided.state !== 'approved') return detailOf(decided, actor, grants)
  await settle(decided, now)
  return detailOf((await findRequest(input.requestId)) ?? decided, actor, grants)
})
