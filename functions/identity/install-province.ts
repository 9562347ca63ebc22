import { Id } from '@zhixing/shared/contract'
import { dutyRoles } from '@zhixing/shared/identity/role'
import { maskPhone } from '@zhixing/shared/identity/rules'
import { PersonName, Phone, RosterCode, text } from '@zhixing/shared/text'
import * as z from 'zod'
import { newUlid } from '../core/id'
import { putGrant } from './store/grants'
import { claimInstallation } from './store/installation'
import { putLearners } from './store/learners'
import { putOrganisations } from './store/organisation-tree'
import { findOrganisation } from './store/organisations'
import { findLearnerIdByRosterCode, phonePseudonym } from './store/roster'

const FirstAdministrator = z.strictObject({
  name: PersonName,
  rosterCode: RosterCode,
  phone: Phone,
  role: z.enum(dutyRoles),
})

/** 三员各由一人担任，一人一号。 */
export const ProvinceInstallation = z
  .strictObject({
    organisationId: Id.optional(), // of a province that is loaded already; a new one without
    name: text(40),
    code: z.string().regex(/^\d{2,6}$/), // administrative division code
    administrators: z.array(FirstAdministrator).min(3).max(10),
  })
  .refine(
    ({ administrators }) => dutyRoles.every((duty) => administrators.some(({ role }) => role === duty)),
    { error: 'system, security and audit each need a person' },
  )
  .refine(
    ({ administrators }) =>
      new Set(administrators.map(({ phone }) => phone)).size === administrators.length &&
      new Set(administrators.map(({ rosterCode }) => rosterCode)).size === administrators.length,
    { error: 'each administrator is another person: another phone number and another roster code' },
  )

interface Installed {
  organisationId: string
  administrators: { name: string; role: string }[]
}

/**
 * Puts the first administrators of a province, and the province if it is new. Throws if the file is invalid,
 * a roster code is taken, or the province has had first administrators. Once, because it asks no second
 * person.
 */
export async function installProvince(file: unknown, now: Date): Promise<Installed> {
  const { organisationId: given, name, code, administrators } = ProvinceInstallation.parse(file)
  const organisationId = given ?? newUlid(now)
  const orgPath = `${organisationId}/`
  for (const { rosterCode } of administrators)
    if (await findLearnerIdByRosterCode(rosterCode)) throw new Error(`roster code ${rosterCode} is taken`)
  if (!given) await putOrganisations([{ organisationId, code, orgPath, names: [name], hasChildren: true }])
  const organisation = await findOrganisation(organisationId)
  if (!organisation) throw new Error(`there is no province ${organisationId}`)
  if (!(await claimInstallation(organisationId, now)))
    throw new Error(
      `${organisation.name} has had its first administrators; others are requested in the console`,
    )
  const people = administrators.map(({ role, phone, ...person }) => {
    const contact = { phoneMasked: maskPhone(phone), phoneKey: phonePseudonym(phone) }
    return { role, learner: { learnerId: newUlid(now), ...person, ...contact, organisationId, orgPath } }
  })
  await putLearners(people.map(({ learner }) => ({ ...learner, jobLevel: 'section' as const })))
  for (const { role, learner } of people)
    await putGrant(learner.learnerId, role, organisation, 'installation', now)
  return { organisationId, administrators }
}
