import * as contract from '@zhixing/shared/identity/contract'
import { endpoint } from '../../core/http/endpoint'
import { findLearnerView } from '../learner-view'

export const getLearner = endpoint(contract.getLearner, async ({ actor, refuse }) => {
  const learner = await findLearnerView(actor.learnerId)
  if (!learner) throw refuse('identity/unauthenticated')
  return learner
})
