import * as contract from '@zhixing/shared/people/contract'
import { endpoint } from '../../core/http/endpoint'
import { openPerson } from '../open-person'
import { toPerson } from '../person-detail'

export const getPerson = endpoint(contract.getPerson, async ({ input: { learnerId }, actor, refuse }) => {
  const { learner, grants } = await openPerson(learnerId, actor, refuse)
  return toPerson(learner, grants)
})
