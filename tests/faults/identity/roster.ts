import { rosterCodePseudonym } from '@zhixing/functions/identity/store/roster'
import * as contract from '@zhixing/shared/identity/contract'
import type { WireItem } from '../../support/engine/units'
import { aLearner, anAdministrator, aPhone, aRosterCode, grantRoleTo } from '../../support/identity/given'
import { request } from '../../support/request'
import { callVerb } from '../calls'
import type { Scenario } from '../scenario'

/**
 * A roster row is ignored, and free for another learner, once its learner no longer has that number or code.
 */
const isOutdatedRosterRow = ({ pk, pseudonym, learnerId }: WireItem, all: WireItem[]) => {
  const isCurrent = ({ rosterCode, phoneKey }: WireItem) =>
    phoneKey?.S === pseudonym?.S || rosterCodePseudonym(String(rosterCode?.S)) === pseudonym?.S
  const learners = all.filter(({ sk, learnerId: id }) => sk?.S === 'LEARNER' && id?.S === learnerId?.S)
  return String(pk?.S).startsWith('ROSTER#') && !learners.some(isCurrent)
}

export const rosterScenarios: Scenario[] = [
  {
    verb: 'identity/grantRole',
    async arrange() {
      const { token, organisation } = await anAdministrator()
      const { learnerId } = await aLearner({ organisation })
      const input = { learnerId, role: 'editor' as const, organisationId: organisation.organisationId }
      return (now) => callVerb(contract.grantRole, { input, token }, now)
    },
  },
  {
    verb: 'identity/revokeRole',
    async arrange() {
      const { token, organisation } = await anAdministrator()
      const { organisationId } = organisation
      const { learnerId } = await aLearner({ organisation })
      await grantRoleTo(learnerId, 'editor', organisationId)
      const input = { learnerId, role: 'editor' as const, organisationId }
      return (now) => callVerb(contract.revokeRole, { input, token }, now)
    },
  },
  {
    verb: 'identity/importLearners',
    when: 'one new, one with another phone number',
    isHarmlessLeftover: isOutdatedRosterRow,
    async arrange() {
      const { token, organisation } = await anAdministrator()
      const { organisationId } = organisation
      const aRow = (name: string) => ({
        name,
        rosterCode: aRosterCode(),
        organisationId,
        jobLevel: 'clerk' as const,
        phone: aPhone(),
      })
      const known = aRow('张三')
      await request(contract.importLearners, { rows: [known], dryRun: false }, { token })
      const rows = [{ ...known, phone: aPhone() }, aRow('李四')]
      return async (now) => {
        const answer = await request(contract.importLearners, { rows, dryRun: false }, { token, now })
        const { status, type } = answer
        const refused = status === 200 ? answer.body.refused.flatMap(({ reasons }) => reasons) : []
        return refused.length ? { status: 400, type: refused.join() } : { status, type }
      }
    },
  },
]
