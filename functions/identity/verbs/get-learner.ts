import * as contract from '@zhixing/shared/identity/contract'
import { endpoint } from '../../core/http/endpoint'
import { findLearnerView } from '../learner-view'

export const getLearner = endpoint(contract.getLearner, async ({ actor, now, refuse }) => {
  const learner = await findLearnerView(actor.learnerId, now)
  if (!learner) throw refuse('identity/unauthenticated')
  return learner
})
