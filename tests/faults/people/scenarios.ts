import {
  changeEmployment,
  correctPerson,
  mergePeople,
  transferPerson,
  unbindPerson,
  unmaskPerson,
} from '@zhixing/shared/people/contract'
import { aPhone, grantRoleTo } from '../../support/identity/given'
import { aBoundPersonIn, aPersonIn, aRoster } from '../../support/people/given'
import { request } from '../../support/request'
import { callVerb, staffTokenOf } from '../calls'
import { isOneSidedClaim } from '../identity/given'
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
  {
    verb: 'people/transferPerson',
    when: 'out of the county of a role, which it suspends',
    async arrange() {
      const { county, township, otherCounty, provinceClerk } = await aRoster()
      const { learnerId } = await aPersonIn(township, { name: '欧阳建国' })
      await grantRoleTo(learnerId, 'editor', county.organisationId)
      const { organisationId } = otherCounty
      const input = { learnerId, revision: 0, organisationId }
      return (now) => callVerb(transferPerson, { input, token: staffTokenOf(provinceClerk) }, now)
    },
  },
  {
    verb: 'people/changeEmployment',
    when: 'a bound person with a role leaves',
    isHarmlessLeftover: isOneSidedClaim,
    async arrange() {
      const { county, township, clerk } = await aRoster()
      const { learnerId } = await aBoundPersonIn(township)
      await grantRoleTo(learnerId, 'editor', county.organisationId)
      const to = 'left' as const
      const input = { learnerId, revision: 0, to, changedOn: '2026-01-05', reason: '离职' }
      return (now) => callVerb(changeEmployment, { input, token: staffTokenOf(clerk) }, now)
    },
  },
  {
    verb: 'people/mergePeople',
    when: 'a bound duplicate with a number, which has a duplicate itself',
    isHarmlessLeftover: isOneSidedClaim,
    async arrange() {
      const { township, clerk } = await aRoster()
      const { learnerId } = await aPersonIn(township)
      const { learnerId: duplicateId } = await aBoundPersonIn(township, { phone: aPhone() })
      const { learnerId: nestedId } = await aPersonIn(township)
      const reason = '重复'
      const nested = {
        learnerId: duplicateId,
        revision: 0,
        duplicateId: nestedId,
        duplicateRevision: 0,
        reason,
      }
      await request(mergePeople, nested, clerk)
      const input = { learnerId, revision: 0, duplicateId, duplicateRevision: 1, reason }
      return (now) => callVerb(mergePeople, { input, token: staffTokenOf(clerk) }, now)
    },
  },
  {
    verb: 'people/unbindPerson',
    isHarmlessLeftover: isOneSidedClaim,
    async arrange() {
      const { township, clerk } = await aRoster()
      const { learnerId } = await aBoundPersonIn(township)
      const input = { learnerId, revision: 0, reason: '换了手机' }
      return (now) => callVerb(unbindPerson, { input, token: staffTokenOf(clerk) }, now)
    },
  },
  {
    verb: 'people/unmaskPerson',
    async arrange() {
      const { township, supervisor } = await aRoster()
      const { learnerId } = await aPersonIn(township)
      const input = { learnerId, reason: '电话核对' }
      return (now) => callVerb(unmaskPerson, { input, token: staffTokenOf(supervisor) }, now)
    },
  },
]
