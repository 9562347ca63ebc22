import * as contract from '@zhixing/shared/reviews/contract'
import { endpoint } from '../../core/http/endpoint'
import { takesNoPart } from '../reversals'
import { step } from '../step'
import { detailOf } from '../views'

export const decideAppeal = endpoint(contract.decideAppeal, async (asked) => {
  const { uphold: upheld, reason } = asked.input
  const { next, grants } = await step(
    asked,
    upheld ? 'uphold-appeal' : 'reject-appeal',
    async (found, office) => {
      await takesNoPart(found, asked.actor.learnerId)
      return { answer: { at: asked.now.toISOString(), byId: asked.actor.learnerId, office, upheld, reason } }
    },
  )
  return detailOf(next, asked.actor, grants)
})
