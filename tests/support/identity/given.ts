import { putGrant } from '@zhixing/functions/identity/store/grants'
import { putLearners, type StoredLearner } from '@zhixing/functions/identity/store/learners'
import { type OrganisationRow, putOrganisations } from '@zhixing/functions/identity/store/organisation-tree'
import { findOrganisation } from '@zhixing/functions/identity/store/organisations'
import { phonePseudonym, rosterCodePseudonym } from '@zhixing/functions/identity/store/roster'
import { organisationIdOf } from '@zhixing/shared/identity/organisation'
import type { Role } from '@zhixing/shared/identity/role'
import { maskPhone } from '@zhixing/shared/identity/rules'
import { ulid } from 'ulid'
import { staffToken, tokenOf } from '../request'

const digits = (length: number) => Array.from({ length }, () => Math.floor(Math.random() * 10)).join('')
export const aRosterCode = () => digits(8)
export const aPhone = () => `154${digits(8)}`

export type Organisation = OrganisationRow

/** A new province, or an organisation below `above`. */
export async function anOrganisation(
  above?: Organisation,
  facts: Partial<Pick<Organisation, 'code' | 'hasChildren'>> & { name?: string } = {},
): Promise<Organisation> {
  const organisationId = ulid()
  const { name = '某单位', code = digits(6), hasChildren = true } = facts
  const organisation: Organisation = {
    organisationId,
    parentId: above?.organisationId,
    code,
    orgPath: `${above?.orgPath ?? ''}${organisationId}/`,
    names: [...(above?.names ?? []), name],
    hasChildren,
  }
  await putOrganisations([organisation])
  return organisation
}

export type Learner = Awaited<ReturnType<typeof aLearner>>

/** A learner of the roster, not bound to WeChat, with a token as if they were. */
export async function aLearner(
  facts: Partial<StoredLearner> & { phone?: string; organisation?: Organisation } = {},
) {
  const { phone, organisation, ...rest } = facts
  const orgPath = rest.orgPath ?? (organisation ?? (await anOrganisation())).orgPath
  const stored: StoredLearner = {
    learnerId: ulid(),
    name: '王小明',
    orgPath,
    organisationId: organisationIdOf(orgPath),
    jobLevel: 'section',
    rosterCode: aRosterCode(),
    ...(phone && { phoneMasked: maskPhone(phone), phoneKey: phonePseudonym(phone) }),
    ...rest,
  }
  await putLearners([stored])
  return {
    ...stored,
    phone,
    token: await tokenOf(stored.learnerId),
    codeKey: rosterCodePseudonym(stored.rosterCode),
  }
}

export type Administrator = Awaited<ReturnType<typeof anAdministrator>>

/**
 * A learner who holds a role, or several, over an organisation, a new province unless one is given; `token`
 * is the console's.
 */
export async function anAdministrator(role: Role | readonly Role[] = 'system', over?: Organisation) {
  const organisation = over ?? (await anOrganisation())
  const learner = await aLearner({ organisation })
  for (const each of typeof role === 'string' ? [role] : role)
    await grantRoleTo(learner.learnerId, each, organisation.organisationId)
  return { ...learner, organisation, token: await staffToken(learner.learnerId), phoneToken: learner.token }
}

export async function grantRoleTo(learnerId: string, role: Role, organisationId: string) {
  const organisation = await findOrganisation(organisationId)
  if (!organisation) throw new Error(`no organisation ${organisationId}`)
  await putGrant(learnerId, role, organisation, learnerId, new Date())
}
