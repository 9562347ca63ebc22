import { expect, test } from '@jest/globals'
import { installProvince } from '@zhixing/functions/identity/install-province'
import { findGrants } from '@zhixing/functions/identity/store/grants'
import { findLearnerIdByRosterCode } from '@zhixing/functions/identity/store/roster'
import { aPhone, aRosterCode } from '../../support/identity/given'

const three = () =>
  (['system', 'security', 'audit'] as const).map((role) => ({
    name: `甲${role}`,
    rosterCode: aRosterCode(),
    phone: aPhone(),
    role,
  }))

test('I13 the first administrators of a province are three people, put once', async () => {
  const administrators = three()
  const file = { name: '某省', code: '43', administrators }
  const { organisationId } = await installProvince(file, new Date())
  for (const { rosterCode, role } of administrators) {
    const learnerId = (await findLearnerIdByRosterCode(rosterCode)) ?? ''
    expect((await findGrants(learnerId)).map((grant) => [grant.role, grant.scope])).toEqual([
      [role, `${organisationId}/`],
    ])
  }
  const again = { ...file, organisationId, administrators: three() }
  await expect(installProvince(again, new Date())).rejects.toThrow('has had its first administrators')
})

test('two duties of one phone number, a missing duty and a business role are refused', async () => {
  const install = (administrators: object[]) =>
    installProvince({ name: '某省', code: '43', administrators }, new Date())
  const [system, security, audit] = three()
  const samePhone = { ...audit, phone: security?.phone }
  await expect(install([{ ...system }, { ...security }, samePhone])).rejects.toThrow('another phone number')
  await expect(install([{ ...system }, { ...security }, { ...audit, role: 'security' }])).rejects.toThrow(
    'each need a person',
  )
  await expect(install([{ ...system }, { ...security }, { ...audit, role: 'editor' }])).rejects.toThrow()
})
