import { findLearnerIdByRosterCode, rosterCodePseudonym } from '@zhixing/functions/identity/store/roster'
import * as contract from '@zhixing/shared/identity/contract'
import type { WireItem } from '../../support/engine/units'
import { anAdministrator, aPhone, aRosterCode, grantRoleTo } from '../../support/identity/given'
import { request } from '../../support/request'
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
    verb: 'identity/importLearners',
    when: 'one new, one with another phone number, which suspends a role',
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
      const learnerId = await findLearnerIdByRosterCode(known.rosterCode)
      if (!learnerId) throw new Error('the first import failed')
      await grantRoleTo(learnerId, 'editor', organisationId)
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
