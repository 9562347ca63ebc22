import { beforeEach, describe, expect, test } from '@jest/globals'
import { listGrants } from '@zhixing/shared/grants/contract'
import * as contract from '@zhixing/shared/identity/contract'
import { aLearner, anAdministrator } from '../../support/identity/given'
import { request } from '../../support/request'
import { fakeWechat } from '../../support/wechat/fake-wechat'

beforeEach(() => void fakeWechat())

describe('console sign-in', () => {
  const later = (seconds: number) => new Date(Date.now() + seconds * 1000)
  const started = async () => (await request(contract.startConsoleSignIn, {})).body

  test('I10 200 after scan, comparison and confirmation the browser with the secret gets a console token', async () => {
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
    expect((await request(listGrants, {}, { token: signedIn?.token })).type).toBe('request/forbidden')
  })

  test('200 a repeat within a minute gets the same token · 409 sign-in-used afterwards', async () => {
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

  test('200 a sign-in refused on the phone or expired gives the page its state and no token', async () => {
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
})
