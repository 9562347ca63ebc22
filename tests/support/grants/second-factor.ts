import * as contract from '@zhixing/shared/grants/contract'
import { enrolSecondFactor } from '../identity/second-factor'
import { request } from '../request'
import { aColleague, anApprovedGrant, type GrantOffice } from './given'

/** A colleague with a role and a second factor, and their grant. */
export async function anEnrolledHolder(office: GrantOffice, now = new Date()) {
  const colleague = await aColleague(office)
  const { grantId, revision } = await anApprovedGrant(office, colleague)
  const enrolled = await enrolSecondFactor(colleague, now)
  return { ...colleague, ...enrolled, grantId, revision }
}

export const sendFactorReset = (
  by: { token: string },
  { grantId, revision }: { grantId: string; revision: number },
) => request(contract.resetSecondFactor, { grantId, revision, reason: '手机丢失' }, { token: by.token })
