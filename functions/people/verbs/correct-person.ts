import { dayOf } from '@zhixing/shared/calendar'
import { updateCareer } from '@zhixing/shared/identity/job-level'
import * as contract from '@zhixing/shared/people/contract'
import { endpoint } from '../../core/http/endpoint'
import { toContact, toLearnerIdentity } from '../../identity/api'
import { changePerson } from '../change-person'

export const correctPerson = endpoint(contract.correctPerson, async ({ input, actor, now, refuse }) => {
  const { learnerId, revision, reason, ...corrected } = input
  const { phone, promotedOn, formerJobLevel } = corrected
  if (promotedOn && promotedOn > dayOf(now)) throw refuse('people/day-in-future')
  const contact = toContact(phone)
  const content = { ...corrected, phone: contact.phoneKey } // the hash of a bare number could be guessed
  return changePerson({
    ...{ learnerId, seenRevision: revision, actor, now, refuse },
    step: { action: 'people/corrected', content, comment: reason },
    plan({ learner }) {
      const { name = learner.name, jobLevel = learner.jobLevel } = corrected
      const formerJobLevels = updateCareer(learner, { jobLevel, formerJobLevel, promotedOn })
      if (!formerJobLevels) throw refuse('people/level-before-unknown')
      const { phoneMasked, phoneKey } = { ...learner, ...contact }
      return {
        ...learner,
        ...toLearnerIdentity(learner, { name, phoneMasked, phoneKey }, actor.learnerId, now),
        jobLevel,
        ...(formerJobLevels.length > 0 && { formerJobLevels }),
      }
    },
  })
})
