import { yearOf } from '@zhixing/shared/beijing'
import * as contract from '@zhixing/shared/credits/contract'
import { transcriptOf } from '@zhixing/shared/credits/rules'
import { requirementOf, requirementPolicyInUse } from '@zhixing/shared/policy/policy'
import { endpoint } from '../endpoint'
import { findLearner } from '../identity/store'
import { entriesOf } from './store'

export const getTranscript = endpoint(contract.getTranscript, async ({ input, actor, now }) => {
  const [entries, learner] = await Promise.all([entriesOf(actor.learnerId), findLearner(actor.learnerId)])
  const requirement = learner && requirementOf(learner.jobLevel, requirementPolicyInUse(now))
  return transcriptOf(entries, input.creditYear ?? yearOf(now), now, requirement)
})
