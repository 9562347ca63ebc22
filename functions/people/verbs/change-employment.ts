import { dayOf } from '@zhixing/shared/calendar'
import * as contract from '@zhixing/shared/people/contract'
import { endpoint } from '../../core/http/endpoint'
import { endAllSessions, releaseBinding } from '../../identity/api'
import { changePerson } from '../change-person'

const stepsTo = { left: 'left', retired: 'retired', employed: 'returned' } as const

/** 离职的解除微信绑定；退休的还可以查看自己的学习记录。 */
export const changeEmployment = endpoint(contract.changeEmployment, async ({ input, actor, now, refuse }) => {
  const { learnerId, revision, to, changedOn, reason } = input
  if (changedOn > dayOf(now)) throw refuse('people/day-in-future')
  const fields = to === 'employed' ? [{ title: '恢复在职日期', after: changedOn }] : []
  return changePerson({
    ...{ learnerId, seenRevision: revision, actor, now, refuse },
    step: { action: `people/${stepsTo[to]}`, content: { to, changedOn }, comment: reason, fields },
    plan({ learner }) {
      const { employmentEnd } = learner
      if (to !== 'employed') {
        if (employmentEnd) throw refuse('people/wrong-state')
        return { ...learner, employmentEnd: { state: to, since: changedOn } }
      }
      if (!employmentEnd) throw refuse('people/wrong-state')
      if (changedOn < employmentEnd.since) throw refuse('people/return-too-early')
      return { ...learner, employmentEnd: undefined }
    },
    async afterwards({ employmentEnd, lastChange }) {
      if (employmentEnd?.state !== 'left' || !lastChange) return
      await releaseBinding(learnerId, lastChange.at)
      await endAllSessions(learnerId, now)
    },
  })
})
