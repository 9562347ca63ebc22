import * as contract from '@zhixing/shared/people/contract'
import { endpoint } from '../../core/http/endpoint'
import { openPerson } from '../open-person'
import { readHistory } from '../person-file'

export const listPersonChanges = endpoint(
  contract.listPersonChanges,
  async ({ input: { learnerId, cursor }, actor, refuse }) => {
    await openPerson(learnerId, actor, refuse)
    return readHistory(learnerId, actor.learnerId, cursor)
  },
)
