import * as contract from '@zhixing/shared/people/contract'
import { endpoint } from '../../core/http/endpoint'
import { settleChangesOf } from '../../identity/api'
import { openPerson } from '../open-person'
import { toPerson } from '../person-detail'
import { readHistory, readStudy } from '../person-file'

export const getPerson = endpoint(
  contract.getPerson,
  async ({ input: { learnerId }, actor, now, refuse }) => {
    const { learner, grants } = await openPerson(learnerId, actor, refuse)
    await settleChangesOf(learnerId, now) // so that the history has a change that crashed
    const [person, history] = await Promise.all([
      toPerson(learner, grants),
      readHistory(learnerId, actor.learnerId),
    ])
    const caller = { personId: actor.learnerId, grants }
    const study = person.mayReadStudy ? await readStudy(learner, caller, now) : undefined
    return { ...person, study, changes: history.changes, changesCursor: history.cursor }
  },
)
