import { beforeEach, describe, expect, test } from '@jest/globals'
import { findOpenid } from '@zhixing/functions/identity/store/binding-sides'
import * as contract from '@zhixing/shared/identity/contract'
import { ulid } from 'ulid'
import { aLearner, anAdministrator, anOrganisation, grantRoleTo } from '../../support/identity/given'
import { guestToken, request, staffToken, tokenOf } from '../../support/request'
import { fakeWechat } from '../../support/wechat/fake-wechat'

beforeEach(() => void fakeWechat())

describe('console sign-in', () => {
  const later = (seconds: number) => new Date(Date.now() + seconds * 1000)
  const started = async () => (await request(contract.startConsoleSignIn, {})).body

  test('I10 200 scanned, compared, confirmed: the browser with the secret gets a token of the console', async () => {
    const wechat = fakeWechat()
    const { phoneToken: token, learnerId } = await anAdministrator('publisher')
    const { signInId, secret, codeImage, checkDigits } = await started()
    expect(codeImage).toMatch(/^data:image\/png;base64,/)
    expect(wechat.requestsTo('/wxa/getwxacodeunlimit')[0]?.body).toMatchObject({
      scene: signInId,
      page: 'packages/identity/confirm/index',
      check_path: false,
      env_version: 'develop',
    })
    const state = async () => (await request(contract.collectConsoleToken, { signInId, secret })).body.state
    expect(await state()).toBe('waiting')
    const scanned = (await request(contract.scanConsoleSignIn, { signInId }, { token })).body
    expect(scanned).toMatchObject({ checkDigits, browser: 'Windows · Chrome 浏览器' })
    expect(await state()).toBe('scanned')
    expect(
      (await request(contract.confirmConsoleSignIn, { signInId, confirm: true }, { token })).body,
    ).toEqual({})
    expect(
      (await request(contract.confirmConsoleSignIn, { signInId, confirm: true }, { token })).status,
    ).toBe(200)
    const { signedIn } = (await request(contract.collectConsoleToken, { signInId, secret })).body
    expect(signedIn?.learner?.learnerId).toBe(learnerId)
    const { organisationId } = signedIn?.learner ?? { organisationId: '' }
    expect((await request(contract.listGrants, { organisationId }, { token: signedIn?.token })).type).toBe(
      'request/forbidden',
    )
  })

  test('200 within a minute a lost answer comes again; after it 409 sign-in-used', async () => {
    const { phoneToken: token } = await anAdministrator()
    const { signInId, secret } = await started()
    await request(contract.scanConsoleSignIn, { signInId }, { token })
    await request(contract.confirmConsoleSignIn, { signInId, confirm: true }, { token })
    await request(contract.collectConsoleToken, { signInId, secret })
    expect((await request(contract.collectConsoleToken, { signInId, secret })).body.signedIn).toBeDefined()
    expect(
      await request(contract.collectConsoleToken, { signInId, secret }, { now: later(61) }),
    ).toMatchObject({
      status: 409,
      type: 'identity/sign-in-used',
    })
  })

  test('404 not-found without the secret, or for no such code', async () => {
    const { signInId } = await started()
    expect((await request(contract.collectConsoleToken, { signInId, secret: 'x' })).type).toBe(
      'request/not-found',
    )
    expect((await request(contract.collectConsoleToken, { signInId: ulid(), secret: 'x' })).type).toBe(
      'request/not-found',
    )
    const { phoneToken: token } = await anAdministrator()
    expect((await request(contract.scanConsoleSignIn, { signInId: ulid() }, { token })).type).toBe(
      'request/not-found',
    )
    expect(
      (await request(contract.confirmConsoleSignIn, { signInId: ulid(), confirm: true }, { token })).type,
    ).toBe('request/not-found')
  })

  test('200 refused on the phone, or expired: no token, and the page is told', async () => {
    const { phoneToken: token } = await anAdministrator()
    const { signInId, secret } = await started()
    await request(contract.scanConsoleSignIn, { signInId }, { token })
    await request(contract.confirmConsoleSignIn, { signInId, confirm: false }, { token })
    expect((await request(contract.collectConsoleToken, { signInId, secret })).body).toEqual({
      state: 'refused',
    })
    expect((await request(contract.confirmConsoleSignIn, { signInId, confirm: true }, { token })).type).toBe(
      'identity/sign-in-used',
    )
    const other = await started()
    const old = { signInId: other.signInId, secret: other.secret }
    expect((await request(contract.collectConsoleToken, old, { now: later(301) })).body).toEqual({
      state: 'expired',
    })
  })

  test('410 sign-in-expired after five minutes; 409 sign-in-used for a second or an unscanned phone', async () => {
    const [one, other] = [await anAdministrator(), await anAdministrator()]
    const { signInId } = await started()
    const aged = { token: await tokenOf(one.learnerId, { now: later(301) }), now: later(301) }
    expect(await request(contract.scanConsoleSignIn, { signInId }, aged)).toMatchObject({
      status: 410,
      type: 'identity/sign-in-expired',
    })
    expect((await request(contract.confirmConsoleSignIn, { signInId, confirm: true }, aged)).type).toBe(
      'identity/sign-in-expired',
    )
    expect(
      (await request(contract.confirmConsoleSignIn, { signInId, confirm: true }, { token: one.phoneToken }))
        .type,
    ).toBe('identity/sign-in-used')
    await request(contract.scanConsoleSignIn, { signInId }, { token: one.phoneToken })
    expect((await request(contract.scanConsoleSignIn, { signInId }, { token: one.phoneToken })).status).toBe(
      200,
    )
    expect((await request(contract.scanConsoleSignIn, { signInId }, { token: other.phoneToken })).type).toBe(
      'identity/sign-in-used',
    )
    expect(
      (await request(contract.confirmConsoleSignIn, { signInId, confirm: true }, { token: other.phoneToken }))
        .type,
    ).toBe('identity/sign-in-used')
  })

  test('403 not-administrator without a role, 401 unauthenticated without a token', async () => {
    const { token } = await aLearner()
    const { signInId } = await started()
    expect((await request(contract.scanConsoleSignIn, { signInId }, { token })).type).toBe(
      'identity/not-administrator',
    )
    expect((await request(contract.confirmConsoleSignIn, { signInId, confirm: true }, { token })).type).toBe(
      'identity/not-administrator',
    )
    expect((await request(contract.scanConsoleSignIn, { signInId })).type).toBe('identity/unauthenticated')
    expect((await request(contract.confirmConsoleSignIn, { signInId, confirm: true })).type).toBe(
      'identity/unauthenticated',
    )
  })

  test('503 wechat-unavailable when no code can be drawn', async () => {
    fakeWechat({
      '/wxa/getwxacodeunlimit': () => ({ errcode: 45009, errmsg: 'reach max api daily quota limit' }),
    })
    expect((await request(contract.startConsoleSignIn, {})).type).toBe('identity/wechat-unavailable')
  })
})

describe('renewal of a console’s token', () => {
  /** An administrator bound to the WeChat identity of the token. */
  async function aSignedInAdministrator() {
    const organisation = await anOrganisation()
    const { learnerId, name, rosterCode } = await aLearner({ organisation })
    await grantRoleTo(learnerId, 'editor', organisation.organisationId)
    const openid = ulid()
    const phone = (await request(contract.bind, { name, rosterCode }, { token: await guestToken(openid) }))
      .body.token
    expect(await findOpenid(learnerId, 'wx-mini-program')).toBe(openid)
    const consoleToken = (now: Date, authenticatedAt: Date) =>
      tokenOf(learnerId, { surface: 'console', openid, now, authenticatedAt })
    return { learnerId, organisation, phone, consoleToken }
  }
  const hours = (count: number) => new Date(Date.now() + count * 3600_000)

  test('200 while in use, and 401 unauthenticated once a new token would outlive eight hours', async () => {
    const { consoleToken } = await aSignedInAdministrator()
    const scannedAt = new Date()
    const at = async (now: Date) =>
      request(contract.renewToken, {}, { now, token: await consoleToken(now, scannedAt) })
    const { token } = (await at(hours(7.4))).body
    expect((await request(contract.renewToken, {}, { now: hours(7.45), token })).status).toBe(200)
    expect((await at(hours(7.6))).type).toBe('identity/unauthenticated')
  })

  test('403 not-administrator once the last role is taken back; 401 unauthenticated after unbinding and with a phone’s token', async () => {
    const { learnerId, organisation, phone, consoleToken } = await aSignedInAdministrator()
    const now = new Date()
    const token = await consoleToken(now, now)
    expect((await request(contract.renewToken, {}, { token: phone })).type).toBe('identity/unauthenticated')
    const system = await anAdministrator('system', organisation)
    const { organisationId } = organisation
    await request(
      contract.revokeRole,
      { learnerId, role: 'editor', organisationId },
      { token: await staffToken(system.learnerId) },
    )
    expect((await request(contract.renewToken, {}, { token })).type).toBe('identity/not-administrator')
    await request(contract.unbind, {}, { token: phone })
    expect((await request(contract.renewToken, {}, { token })).type).toBe('identity/unauthenticated')
  })
})
