import * as contract from '@zhixing/shared/grants/contract'
import { aColleague, aGrantOffice, anApprovedGrant, sendGrantRequest } from '../../support/grants/given'
import { anEnrolledHolder } from '../../support/grants/second-factor'
import { callVerb } from '../calls'
import type { Scenario } from '../scenario'

export const scenarios: Scenario[] = [
  {
    verb: 'grants/requestGrant',
    async arrange() {
      const { system, organisation, ...office } = await aGrantOffice()
      const { name, rosterCode } = await aColleague({ system, organisation, ...office })
      const { organisationId } = organisation
      const input = { name, rosterCode, role: 'editor' as const, organisationId, reason: '岗位需要' }
      return (now) => callVerb(contract.requestGrant, { input, token: system.token }, now)
    },
  },
  {
    verb: 'grants/decideGrant',
    async arrange() {
      const office = await aGrantOffice()
      const { grantId, revision } = (await sendGrantRequest(office, await aColleague(office))).body
      const input = { grantId, revision, approve: true }
      return (now) => callVerb(contract.decideGrant, { input, token: office.security.token }, now)
    },
  },
  {
    verb: 'grants/endGrant',
    async arrange() {
      const office = await aGrantOffice()
      const { grantId, revision } = await anApprovedGrant(office, await aColleague(office))
      const input = { grantId, revision, reason: '岗位调整' }
      return (now) => callVerb(contract.endGrant, { input, token: office.system.token }, now)
    },
  },
  {
    verb: 'grants/resetSecondFactor',
    async arrange() {
      const office = await aGrantOffice()
      const { grantId, revision } = await anEnrolledHolder(office)
      const input = { grantId, revision, reason: '手机丢失' }
      return (now) => callVerb(contract.resetSecondFactor, { input, token: office.security.token }, now)
    },
  },
]
