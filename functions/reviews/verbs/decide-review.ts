import { Refusal } from '@zhixing/shared/problem'
import * as contract from '@zhixing/shared/reviews/contract'
import { mayView } from '@zhixing/shared/reviews/rules'
import { endpoint } from '../../core/http/endpoint'
import { findLearner } from '../../identity/api'
import { listEntries } from '../../ledger/api'
import { earnedIn } from '../evidence'
import { step } from '../step'
import { detailOf } from '../views'

/** The step first, the requests after it: what a crash leaves unfiled, the next look at the review files. */
export const decideReview = endpoint(contract.decideReview, async (asked) => {
  const { input, actor, now } = asked
  const { reason, decision } = input
  const { next, grants } = await step(asked, decision, async (found, office, grants) => {
    if (decision === 'dismiss') return {}
    // Who has moved out of reach since is judged by his new office.
    const learner = await findLearner(found.learnerId)
    if (!learner || !mayView({ ...found, orgPath: learner.orgPath }, actor.learnerId, grants))
      throw new Refusal('request/forbidden')
    const entryIds = [...new Set(input.entryIds)]
    const earned = earnedIn(found, await listEntries(found.learnerId)).map(({ entryId }) => entryId)
    if (!entryIds.every((entryId) => earned.includes(entryId)))
      throw new Refusal('request/invalid', {
        errors: [{ path: 'entryIds', message: '只能选择这次学习取得、尚未冲正的学时' }],
      })
    return { decision: { at: now.toISOString(), byId: actor.learnerId, office, reason, entryIds } }
  })
  return detailOf(next, actor, grants)
})
