import { putGrant } from '@zhixing/functions/identity/store/grants'
import { findOrganisation, type StoredLearner } from '@zhixing/functions/identity/store/learners'
import { type OrganisationRow, putOrganisations } from '@zhixing/functions/identity/store/organisations'
import { phonePseudonym, putLearners, rosterCodePseudonym } from '@zhixing/functions/identity/store/roster'
import { organisationIdOf } from '@zhixing/shared/identity/organisation'
import type { Role } from '@zhixing/shared/identity/role'
import { maskPhone } from '@zhixing/shared/identity/rules'
import { ulid } from 'ulid'
import { staffToken, tokenOf } from './request'

const digits = (length: number) => Array.from({ length }, () => Math.floor(Math.random() * 10)).join('')
export const aRosterCode = () => digits(8)
export const aPhone = () => `154${digits(8)}`

/** A province of its own, or an organisation below another. */
export async function anOrganisation(
  above?: OrganisationRow,
  names: Partial<Pick<OrganisationRow, 'code' | 'hasChildren'>> & { name?: string } = {},
) {
  const organisationId = ulid()
  const { name = '某单位', code = digits(6), hasChildren = true } = names
  const row: OrganisationRow = {
    organisationId,
    parentId: above?.organisationId,
    code,
    orgPath: `${above?.orgPath ?? ''}${organisationId}/`,
    names: [...(above?.names ?? []), name],
    hasChildren,
  }
  await putOrganisations([row])
  return row
}

/** On the roster, not bound to any WeChat; with a token as if he were. */
export async function aLearner(
  facts: Partial<StoredLearner> & { phone?: string; organisation?: OrganisationRow } = {},
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

/** Someone with a role over an organisation, a new province unless told otherwise. */
export async function anAdministrator(role: Role = 'system', over?: OrganisationRow) {
  const organisation = over ?? (await anOrganisation())
  const learner = await aLearner({ organisation })
  await grant(learner.learnerId, role, organisation.organisationId)
  return { ...learner, organisation, token: await staffToken(learner.learnerId), phoneToken: learner.token }
}

export async function grant(learnerId: string, role: Role, organisationId: string) {
  const organisation = await findOrganisation(organisationId)
  if (!organisation) throw new Error(`no organisation ${organisationId}`)
  await putGrant(learnerId, role, organisation, learnerId, new Date())
}
