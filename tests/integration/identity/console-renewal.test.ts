import { beforeEach, describe, expect, jest, test } from '@jest/globals'
import { environment } from '@zhixing/functions/core/environment'
import { findOpenid } from '@zhixing/functions/identity/store/binding-sides'
import { endGrant } from '@zhixing/shared/grants/contract'
import * as contract from '@zhixing/shared/identity/contract'
import { grantIdOf } from '@zhixing/shared/identity/grant'
import { ulid } from 'ulid'
import { aLearner, anAdministrator, anOrganisation, grantRoleTo } from '../../support/identity/given'
import { guestToken, request, staffToken, tokenOf } from '../../support/request'
import { fakeWechat } from '../../support/wechat/fake-wechat'

beforeEach(() => void fakeWechat())

describe('renewal of a console’s token', () => {
  /** An administrator bound to the WeChat identity of the token. */
  async function aSignedInAdministrator() {
    const organisation = await anOrganisation()
    const { learnerId, name, rosterCode } = await aLearner({ organisation })
    const openid = ulid()
    const phone = (await request(contract.bind, { name, rosterCode }, { token: await guestToken(openid) }))
      .body.token
    expect(await findOpenid(learnerId, 'wx-mini-program')).toBe(openid)
    // Afterwards, because a binding by code suspends roles.
    await grantRoleTo(learnerId, 'editor', organisation.organisationId)
    const consoleToken = (now: Date, authenticatedAt: Date) =>
      tokenOf(learnerId, { surface: 'console', openid, now, authenticatedAt })
    const phoneToken = (now: Date) => tokenOf(learnerId, { openid, now })
    return { learnerId, organisation, phone, phoneToken, consoleToken }
  }
  const hours = (count: number) => new Date(Date.now() + count * 3600_000)

  test('200 while in use · 401 unauthenticated once a new token would outlive eight hours', async () => {
    const { consoleToken } = await aSignedInAdministrator()
    const scannedAt = new Date()
    const at = async (now: Date) =>
      request(contract.renewToken, {}, { now, token: await consoleToken(now, scannedAt) })
    const { token } = (await at(hours(7.4))).body
    expect((await request(contract.renewToken, {}, { now: hours(7.45), token })).status).toBe(200)
    expect((await at(hours(7.6))).type).toBe('identity/unauthenticated')
  })

  test('200 owes the second factor that the role has come to need; control: otherwise not', async () => {
    const { consoleToken } = await aSignedInAdministrator()
    const now = new Date()
    const renew = async (token: string) => (await request(contract.renewToken, {}, { token })).body
    const { token, owesSecondFactor } = await renew(await consoleToken(now, now))
    expect(owesSecondFactor).toBeUndefined()
    jest.spyOn(environment, 'secondFactorRoles', 'get').mockReturnValueOnce(['editor'])
    const owing = await renew(token)
    expect(owing.owesSecondFactor).toBe(true)
    expect((await renew(owing.token)).owesSecondFactor).toBe(true)
  })

  test('403 not-administrator without the last role, which also ended the tokens before · 401 unauthenticated after unbinding and with a phone’s token', async () => {
    const { learnerId, organisation, phone, phoneToken, consoleToken } = await aSignedInAdministrator()
    const now = new Date()
    const token = await consoleToken(now, now)
    expect((await request(contract.renewToken, {}, { token: phone })).type).toBe('identity/unauthenticated')
    const system = await anAdministrator('system', organisation)
    const { organisationId } = organisation
    await request(
      endGrant,
      { grantId: grantIdOf({ learnerId, role: 'editor', organisationId }), revision: 1, reason: '岗位调整' },
      { token: await staffToken(system.learnerId) },
    )
    expect((await request(contract.renewToken, {}, { token })).type).toBe('identity/unauthenticated')
    const later = new Date(Date.now() + 1)
    const fresh = await consoleToken(later, later)
    expect((await request(contract.renewToken, {}, { token: fresh })).type).toBe('identity/not-administrator')
    await request(contract.unbind, {}, { token: await phoneToken(later), now: later })
    expect((await request(contract.renewToken, {}, { token: fresh })).type).toBe('identity/unauthenticated')
  })
})
