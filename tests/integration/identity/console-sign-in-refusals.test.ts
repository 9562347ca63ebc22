import { beforeEach, describe, expect, test } from '@jest/globals'
import * as contract from '@zhixing/shared/identity/contract'
import { ulid } from 'ulid'
import { anAdministrator } from '../../support/identity/given'
import { request, tokenOf } from '../../support/request'
import { fakeWechat } from '../../support/wechat/fake-wechat'

beforeEach(() => void fakeWechat())

describe('console sign-in', () => {
  const later = (seconds: number) => new Date(Date.now() + seconds * 1000)
  const started = async () => (await request(contract.startConsoleSignIn, {})).body

  test('404 not-found without the secret and for an absent code', async () => {
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

  test('410 sign-in-expired after five minutes · 409 sign-in-used for a second phone or before the scan', async () => {
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

  test('503 wechat-unavailable when WeChat makes no code', async () => {
    fakeWechat({
      '/wxa/getwxacodeunlimit': () => ({ errcode: 45009, errmsg: 'reach max api daily quota limit' }),
    })
    expect((await request(contract.startConsoleSignIn, {})).type).toBe('identity/wechat-unavailable')
  })
})
