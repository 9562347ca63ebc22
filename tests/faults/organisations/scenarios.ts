import { settleUnits } from '@zhixing/functions/organisations/settle'
import * as contract from '@zhixing/shared/organisations/contract'
import { ulid } from 'ulid'
import { grantRoleTo } from '../../support/identity/given'
import { aPersonIn, aRoster } from '../../support/people/given'
import { request } from '../../support/request'
import { callVerb, runJob, staffTokenOf } from '../calls'
import type { Scenario } from '../scenario'

const because = { effectiveOn: '2026-01-01', reason: '省政府批复' }

const inAnHour = (now: Date) => new Date(now.getTime() + 60 * 60_000)
/** The job comes later in any case and takes the notes away. */
const afterwards = (now: Date) => settleUnits(inAnHour(now))

export const scenarios: Scenario[] = [
  {
    verb: 'organisations/addUnit',
    when: 'the first below a township',
    afterwards,
    async arrange() {
      const { township, clerk } = await aRoster()
      const ids = { organisationId: ulid(), parentId: township.organisationId }
      const input = { ...ids, name: '新村', code: '01', ...because }
      return (now) => callVerb(contract.addUnit, { input, token: staffTokenOf(clerk) }, now)
    },
  },
  {
    verb: 'organisations/renameUnit',
    when: 'with a person below',
    afterwards,
    async arrange() {
      const { township, clerk } = await aRoster()
      await aPersonIn(township)
      const { organisationId } = township
      const input = { organisationId, revision: 0, name: '新名镇', ...because }
      return (now) => callVerb(contract.renameUnit, { input, token: staffTokenOf(clerk) }, now)
    },
  },
  {
    verb: 'organisations/moveUnit',
    when: 'a township with a person who has a role over it',
    afterwards,
    async arrange() {
      const { township, otherCounty, provinceClerk } = await aRoster()
      const { learnerId } = await aPersonIn(township)
      await grantRoleTo(learnerId, 'editor', township.organisationId)
      const { organisationId } = township
      const input = { organisationId, revision: 0, parentId: otherCounty.organisationId, ...because }
      return (now) => callVerb(contract.moveUnit, { input, token: staffTokenOf(provinceClerk) }, now)
    },
  },
  {
    verb: 'organisations/closeUnit',
    when: 'with a person, who goes to the successor',
    afterwards,
    async arrange() {
      const { county, township, clerk } = await aRoster()
      await aPersonIn(township)
      const { organisationId } = township
      const input = { organisationId, revision: 0, successorId: county.organisationId, ...because }
      return (now) => callVerb(contract.closeUnit, { input, token: staffTokenOf(clerk) }, now)
    },
  },
  {
    verb: 'settleUnits',
    when: 'a person who was put into the path of before',
    async arrange() {
      const { township, otherCounty, provinceClerk } = await aRoster()
      const { organisationId } = township
      const input = { organisationId, revision: 0, parentId: otherCounty.organisationId, ...because }
      await request(contract.moveUnit, input, provinceClerk)
      await aPersonIn(township)
      return (now) => runJob(() => settleUnits(inAnHour(now)))
    },
    afterwards: (now) => settleUnits(inAnHour(now)),
  },
]
