import { beforeEach, describe, expect, test } from '@jest/globals'
import * as contract from '@zhixing/shared/identity/contract'
import { ulid } from 'ulid'
import { aLearner, anAdministrator, anOrganisation } from '../../support/identity/given'
import { request } from '../../support/request'
import { fakeWechat } from '../../support/wechat/fake-wechat'

beforeEach(() => void fakeWechat())

describe('grants', () => {
  test('I6 and I7 200 a granted role is listed, is shown to its holder, and ends at once when revoked', async () => {
    const { token, organisation } = await anAdministrator()
    const below = await anOrganisation(organisation, { name: '某区' })
    const { learnerId, name, token: own } = await aLearner({ name: '赵编辑' })
    const given = (
      await request(
        contract.grantRole,
        { learnerId, role: 'editor', organisationId: below.organisationId },
        { token },
      )
    ).body
    expect(given).toMatchObject({
      learnerId,
      name,
      grant: { role: 'editor', organisationName: '某区', scope: below.orgPath },
    })
    const again = (
      await request(
        contract.grantRole,
        { learnerId, role: 'editor', organisationId: below.organisationId },
        { token },
      )
    ).body
    expect(again).toEqual(given)
    const listed = async () =>
      (await request(contract.listGrants, { organisationId: below.organisationId }, { token })).body.grants
    expect(await listed()).toEqual([given])
    const grants = async () => (await request(contract.getLearner, {}, { token: own })).body.grants
    expect(await grants()).toEqual([given.grant])
    await request(
      contract.revokeRole,
      { learnerId, role: 'editor', organisationId: below.organisationId },
      { token },
    )
    expect([await listed(), await grants()]).toEqual([[], []])
  })

  test.each(['editor', 'publisher', 'approver', 'supervisor'] as const)(
    '403 forbidden to give, list or take roles as %s',
    async (role) => {
      const { token, organisation, learnerId } = await anAdministrator(role)
      const { organisationId } = organisation
      expect(
        (await request(contract.grantRole, { learnerId, role: 'system', organisationId }, { token })).type,
      ).toBe('request/forbidden')
      expect((await request(contract.listGrants, { organisationId }, { token })).type).toBe(
        'request/forbidden',
      )
      expect((await request(contract.revokeRole, { learnerId, role, organisationId }, { token })).type).toBe(
        'request/forbidden',
      )
    },
  )

  test('403 forbidden outside the caller’s organisation and for an absent organisation', async () => {
    const province = await anOrganisation()
    const city = await anOrganisation(province)
    const sibling = await anOrganisation(province)
    const { token, learnerId } = await anAdministrator('system', city)
    for (const { organisationId } of [province, sibling, { organisationId: ulid() }]) {
      const { type, status } = await request(
        contract.grantRole,
        { learnerId, role: 'editor', organisationId },
        { token },
      )
      expect([status, type]).toEqual([403, 'request/forbidden'])
    }
  })

  test('404 not-found for an unknown learner; 401 unauthenticated with a phone’s token', async () => {
    const { token, phoneToken, organisation, learnerId } = await anAdministrator()
    const { organisationId } = organisation
    expect(
      (await request(contract.grantRole, { learnerId: ulid(), role: 'editor', organisationId }, { token }))
        .type,
    ).toBe('request/not-found')
    const byPhone = { token: phoneToken }
    expect(
      (await request(contract.grantRole, { learnerId, role: 'editor', organisationId }, byPhone)).type,
    ).toBe('identity/unauthenticated')
    expect((await request(contract.listGrants, { organisationId }, byPhone)).type).toBe(
      'identity/unauthenticated',
    )
    expect(
      (await request(contract.revokeRole, { learnerId, role: 'editor', organisationId }, byPhone)).type,
    ).toBe('identity/unauthenticated')
  })
})
