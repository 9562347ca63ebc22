import * as contract from '@zhixing/shared/identity/contract'
import { Refusal } from '@zhixing/shared/problem'
import { endpoint } from '../../core/http/endpoint'
import { findLearnerView } from '../learner-view'

export const getLearner = endpoint(contract.getLearner, async ({ actor }) => {
  const learner = await findLearnerView(actor.learnerId)
  if (!learner) throw new Refusal('identity/unauthenticated')
  return learner
})
