import * as contract from '@zhixing/shared/grants/contract'
import { getLearner } from '@zhixing/shared/identity/contract'
import type { Role } from '@zhixing/shared/identity/role'
import { type Administrator, aLearner, anAdministrator, anOrganisation, aPhone } from '../identity/given'
import { request, tokenOf } from '../request'

/** A new province with a system administrator, two security administrators and an auditor. */
export async function aGrantOffice() {
  const organisation = await anOrganisation(undefined, { name: '某省' })
  const as = (role: Role): Promise<Administrator> => anAdministrator(role, organisation)
  return {
    organisation,
    system: await as('system'),
    security: await as('security'),
    secondSecurity: await as('security'),
    auditor: await as('audit'),
  }
}
export type GrantOffice = Awaited<ReturnType<typeof aGrantOffice>>

/** A learner of the office's province with a phone number, who may get a role. */
export const aColleague = ({ organisation }: GrantOffice, name = '赵编辑') =>
  aLearner({ organisation, name, phone: aPhone() })
type Colleague = Awaited<ReturnType<typeof aColleague>>

export const sendGrantRequest = (
  { organisation, system }: GrantOffice,
  { name, rosterCode }: Pick<Colleague, 'name' | 'rosterCode'>,
  role: Role = 'editor',
  by: { token: string } = system,
) =>
  request(
    contract.requestGrant,
    { name, rosterCode, role, organisationId: organisation.organisationId, reason: '岗位需要' },
    { token: by.token },
  )

export const sendGrantDecision = (
  by: { token: string },
  { grantId, revision }: Pick<contract.GrantDetail, 'grantId' | 'revision'>,
  approve = true,
) =>
  request(
    contract.decideGrant,
    { grantId, revision, approve, ...(!approve && { comment: '岗位不符' }) },
    { token: by.token },
  )

export const sendGrantEnd = (
  by: { token: string },
  { grantId, revision }: Pick<contract.GrantDetail, 'grantId' | 'revision'>,
) => request(contract.endGrant, { grantId, revision, reason: '岗位调整' }, { token: by.token })

/** A role that was requested and approved. */
export async function anApprovedGrant(office: GrantOffice, colleague: Colleague, role: Role = 'editor') {
  const requested = await sendGrantRequest(office, colleague, role)
  return (await sendGrantDecision(office.security, requested.body)).body
}

/** The roles that give the person power now. */
export async function fetchRoles({ learnerId }: { learnerId: string }) {
  // Of a sign-in after the last step: a role that ends or is suspended ends every token of its holder.
  const token = await tokenOf(learnerId, { now: new Date(Date.now() + 1) })
  return (await request(getLearner, {}, { token })).body.grants.map(({ role }) => role)
}
