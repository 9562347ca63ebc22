import * as contract from '@zhixing/shared/identity/contract'
import { Refusal } from '@zhixing/shared/problem'
import { endpoint } from '../../core/http/endpoint'
import { viewOf } from '../learner'

export const getLearner = endpoint(contract.getLearner, async ({ actor }) => {
  const learner = await viewOf(actor.learnerId)
  if (!learner) throw new Refusal('identity/unauthenticated')
  return learner
})
