import { dayOf } from '@zhixing/shared/calendar'
import { isWithin } from '@zhixing/shared/identity/organisation'
import * as contract from '@zhixing/shared/people/contract'
import { endpoint } from '../../core/http/endpoint'
import { findOrganisation } from '../../identity/api'
import { changePerson } from '../change-person'

export const transferPerson = endpoint(contract.transferPerson, async ({ input, actor, now, refuse }) => {
  const { learnerId, revision, organisationId, movedOn, reason } = input
  if (movedOn && movedOn > dayOf(now)) throw refuse('people/day-in-future')
  const fields = movedOn ? [{ title: '调动日期', after: movedOn }] : []
  return changePerson({
    ...{ learnerId, seenRevision: revision, actor, now, refuse },
    step: { action: 'people/transferred', content: { organisationId, movedOn }, comment: reason, fields },
    async plan({ learner, grants }) {
      const unit = await findOrganisation(organisationId)
      const isOpen = unit?.closedOn === undefined
      const isInScope = unit && isOpen && grants.some(({ scope }) => isWithin(unit.orgPath, scope))
      if (!isInScope) throw refuse('people/unit-out-of-scope')
      return { ...learner, organisationId, orgPath: unit.orgPath }
    },
  })
})
