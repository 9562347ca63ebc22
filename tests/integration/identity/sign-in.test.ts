import { beforeEach, describe, expect, test } from '@jest/globals'
import { findOpenid } from '@zhixing/functions/identity/store/binding-sides'
import { bindWechat } from '@zhixing/functions/identity/store/bindings'
import * as contract from '@zhixing/shared/identity/contract'
import { ulid } from 'ulid'
import { aLearner } from '../../support/identity/given'
import { request, tokenOf } from '../../support/request'
import { fakeWechat } from '../../support/wechat/fake-wechat'

beforeEach(() => void fakeWechat())

const signedIn = async (code: string, via: 'miniProgram' | 'serviceAccount' = 'miniProgram') =>
  (await request(contract.signIn, { code, via })).body

describe('sign-in', () => {
  test('200 an unbound caller gets a guest token and no learner', async () => {
    const { token, learner } = await signedIn(ulid())
    expect(learner).toBeUndefined()
    expect((await request(contract.getLearner, {}, { token })).type).toBe('identity/not-bound')
  })

  test('200 after binding in the mini-program the service account knows the same person by the unionid', async () => {
    const [openid, unionid] = [ulid(), ulid()]
    const { name, rosterCode, learnerId } = await aLearner()
    const { token } = await signedIn(`${openid}+${unionid}`)
    await request(contract.bind, { name, rosterCode }, { token })
    const elsewhere = ulid()
    expect((await signedIn(`${elsewhere}+${unionid}`, 'serviceAccount')).learner?.learnerId).toBe(learnerId)
    expect(await findOpenid(learnerId, 'wx-service-account')).toBe(elsewhere)
    expect(await findOpenid(learnerId, 'wx-mini-program')).toBe(openid)
    expect((await signedIn(ulid(), 'serviceAccount')).learner).toBeUndefined()
  })

  test('200 a binding made without a unionid is kept and moves to the unionid', async () => {
    const [openid, unionid] = [ulid(), ulid()]
    const { learnerId } = await aLearner()
    await bindWechat({ appid: 'wx-mini-program', openid }, learnerId, new Date())
    expect((await signedIn(`${openid}+${unionid}`)).learner?.learnerId).toBe(learnerId)
    expect((await signedIn(`${ulid()}+${unionid}`, 'serviceAccount')).learner?.learnerId).toBe(learnerId)
  })

  test('401 wechat-code-invalid for a code that was used', async () => {
    expect(await request(contract.signIn, { code: 'spent', via: 'miniProgram' })).toMatchObject({
      status: 401,
      type: 'identity/wechat-code-invalid',
    })
  })

  test.each([
    ['is busy', () => ({ errcode: -1, errmsg: 'system error' })],
    ['answers with a page', () => new Response('<html>', { status: 502 })],
    ['answers in another shape', () => ({ hello: 'world' })],
    ['cannot be reached', () => new TypeError('fetch failed')],
  ])('503 wechat-unavailable when WeChat %s', async (_, reply) => {
    fakeWechat({ '/sns/jscode2session': reply })
    expect((await request(contract.signIn, { code: 'c', via: 'miniProgram' })).type).toBe(
      'identity/wechat-unavailable',
    )
  })

  test('200 the options name both apps and the sign-in address of the service account', async () => {
    expect((await request(contract.getSignInOptions, {})).body).toEqual({
      oauthUrl: 'http://wechat.test/connect/oauth2/authorize',
      serviceAccountAppid: 'wx-service-account',
      miniProgramAppid: 'wx-mini-program',
    })
  })
})

describe('the signed-in learner', () => {
  test('401 unauthenticated without a token, with a forged one, and after half an hour', async () => {
    const { token } = await aLearner()
    expect((await request(contract.getLearner, {})).type).toBe('identity/unauthenticated')
    expect((await request(contract.getLearner, {}, { token: `${token.slice(0, -2)}xx` })).type).toBe(
      'identity/unauthenticated',
    )
    const later = new Date(Date.now() + 31 * 60_000)
    expect((await request(contract.getLearner, {}, { token, now: later })).type).toBe(
      'identity/unauthenticated',
    )
    expect((await request(contract.getLearner, {}, { token: await tokenOf(ulid()) })).type).toBe(
      'identity/unauthenticated',
    )
    expect((await request(contract.unbind, {})).type).toBe('identity/unauthenticated')
  })
})
