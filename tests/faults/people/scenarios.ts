import { correctPerson } from '@zhixing/shared/people/contract'
import { aPhone, grantRoleTo } from '../../support/identity/given'
import { aPersonIn, aRoster } from '../../support/people/given'
import { callVerb, staffTokenOf } from '../calls'
import type { Scenario } from '../scenario'

export const scenarios: Scenario[] = [
  {
    verb: 'people/correctPerson',
    when: 'name and number, which suspends a role and signs out',
    async arrange() {
      const { county, township, clerk } = await aRoster()
      const { learnerId } = await aPersonIn(township, { name: '欧阳建国', phone: aPhone() })
      await grantRoleTo(learnerId, 'editor', county.organisationId)
      const input = { learnerId, revision: 0, name: '欧阳建', phone: aPhone() }
      return (now) => callVerb(correctPerson, { input, token: staffTokenOf(clerk) }, now)
    },
  },
]
