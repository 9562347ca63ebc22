import * as contract from '@zhixing/shared/people/contract'
import { endpoint } from '../../core/http/endpoint'
import { endAllSessions, findBinding, releaseBinding } from '../../identity/api'
import { changePerson } from '../change-person'

/** A WeChat that was bound after the step is not released by a repeat of it. */
export const unbindPerson = endpoint(contract.unbindPerson, async ({ input, actor, now, refuse }) => {
  const { learnerId, revision, reason } = input
  return changePerson({
    ...{ learnerId, seenRevision: revision, actor, now, refuse },
    step: {
      action: 'people/unbound',
      content: {},
      comment: reason,
      fields: [{ title: '微信绑定', before: '已绑定', after: '未绑定' }],
    },
    keepsFacts: true,
    async plan({ learner }) {
      if (!(await findBinding(learnerId))) throw refuse('people/wrong-state')
      return learner
    },
    async afterwards({ lastChange }) {
      if (!lastChange) return
      await releaseBinding(learnerId, lastChange.at)
      await endAllSessions(learnerId, now)
    },
  })
})
