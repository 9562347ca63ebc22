import { yearOf } from '@zhixing/shared/beijing'
import * as contract from '@zhixing/shared/credits/contract'
import { countedOf, requirementsOf } from '@zhixing/shared/credits/requirements'
import { transcriptOf } from '@zhixing/shared/credits/rules'
import { policies } from '@zhixing/shared/policy/policy'
import { chosenOf } from '@zhixing/shared/policy/rules'
import { endpoint } from '../endpoint'
import { environment } from '../environment'
import { findLearner } from '../identity/store'
import { entriesOf } from './store'

const chosen = chosenOf(policies, environment.trainingRules)

export const getTranscript = endpoint(contract.getTranscript, async ({ input, actor, now }) => {
  const [entries, learner] = await Promise.all([entriesOf(actor.learnerId), findLearner(actor.learnerId)])
  const creditYear = input.creditYear ?? yearOf(now)
  const facts = learner && { entries: countedOf(entries), career: learner, policies: chosen, now }
  return transcriptOf(entries, creditYear, now, facts ? requirementsOf(facts, creditYear) : [])
})
