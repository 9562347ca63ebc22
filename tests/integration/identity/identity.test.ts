import { beforeEach, describe, expect, test } from '@jest/globals'
import { findLearnerId, findOpenid } from '@zhixing/functions/identity/store/binding-sides'
import { bindWechat } from '@zhixing/functions/identity/store/bindings'
import * as contract from '@zhixing/shared/identity/contract'
import { ulid } from 'ulid'
import { aLearner, anOrganisation, aPhone } from '../../support/identity/given'
import { guestToken, request, tokenOf } from '../../support/request'
import { fakeWechat } from '../../support/wechat/fake-wechat'

beforeEach(() => void fakeWechat())

const signedIn = async (code: string, via: 'miniProgram' | 'serviceAccount' = 'miniProgram') =>
  (await request(contract.signIn, { code, via })).body

describe('sign-in', () => {
  test('200 an unbound caller gets a token to browse and bind with, and no learner', async () => {
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

  test('200 who was bound before WeChat gave a unionid stays bound, and moves over to it', async () => {
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

  test('200 the options name both apps and where the service account signs in', async () => {
    expect((await request(contract.getSignInOptions, {})).body).toEqual({
      oauthUrl: 'http://wechat.test/connect/oauth2/authorize',
      serviceAccountAppid: 'wx-service-account',
      miniProgramAppid: 'wx-mini-program',
    })
  })
})

describe('binding', () => {
  test('200 by name and roster code, however the name is spaced, with a token that is a learner’s', async () => {
    const province = await anOrganisation(undefined, { name: '湖南省' })
    const city = await anOrganisation(province, { name: '长沙市' })
    const { learnerId, rosterCode } = await aLearner({ name: '王小明', organisation: city })
    const { body } = await request(
      contract.bind,
      { name: ' 王 小明 ', rosterCode },
      { token: await guestToken() },
    )
    expect(body.learner).toMatchObject({
      learnerId,
      organisationNames: ['湖南省', '长沙市'],
      jobLevel: 'section',
      grants: [],
    })
    expect((await request(contract.getLearner, {}, { token: body.token })).body.name).toBe('王小明')
  })

  test('200 by the phone number WeChat vouches for; only its ends are shown', async () => {
    const phone = aPhone()
    const { learnerId } = await aLearner({ phone })
    const { body } = await request(contract.bind, { phoneCode: phone }, { token: await guestToken() })
    expect(body.learner).toMatchObject({
      learnerId,
      phoneMasked: `${phone.slice(0, 3)}****${phone.slice(-4)}`,
    })
  })

  test('200 again changes nothing', async () => {
    const { name, rosterCode, learnerId } = await aLearner()
    const token = await guestToken()
    await request(contract.bind, { name, rosterCode }, { token })
    expect((await request(contract.bind, { name, rosterCode }, { token })).body.learner?.learnerId).toBe(
      learnerId,
    )
  })

  test('401 unauthenticated without a token', async () => {
    expect(await request(contract.bind, { name: '王', rosterCode: '00000000' })).toMatchObject({
      status: 401,
      type: 'identity/unauthenticated',
    })
  })

  test('401 wechat-code-invalid for a phone code that is none, or another app’s', async () => {
    fakeWechat({ '/wxa/business/getuserphonenumber': () => ({ errcode: 40029, errmsg: 'code is invalid' }) })
    const token = await guestToken()
    expect((await request(contract.bind, { phoneCode: 'x' }, { token })).type).toBe(
      'identity/wechat-code-invalid',
    )
    const phone_info = { purePhoneNumber: aPhone(), countryCode: '86', watermark: { appid: 'wx-another' } }
    fakeWechat({ '/wxa/business/getuserphonenumber': () => ({ errcode: 0, phone_info }) })
    expect((await request(contract.bind, { phoneCode: 'x' }, { token })).type).toBe(
      'identity/wechat-code-invalid',
    )
  })

  test('503 wechat-unavailable when the number cannot be asked for', async () => {
    fakeWechat({ '/wxa/business/getuserphonenumber': () => new Response('', { status: 500 }) })
    expect((await request(contract.bind, { phoneCode: 'x' }, { token: await guestToken() })).type).toBe(
      'identity/wechat-unavailable',
    )
  })

  test('404 not-on-roster alike for a number, a code or a name that is not there', async () => {
    const { rosterCode } = await aLearner({ name: '李四' })
    for (const input of [
      { phoneCode: aPhone() },
      { name: '李四', rosterCode: '00000000' },
      { name: '李五', rosterCode },
    ]) {
      expect(await request(contract.bind, input, { token: await guestToken() })).toMatchObject({
        status: 404,
        type: 'identity/not-on-roster',
      })
    }
  })

  test('409 learner-already-bound to another WeChat, wechat-already-bound to another learner', async () => {
    const [one, other] = [await aLearner(), await aLearner()]
    const token = await guestToken()
    await request(contract.bind, { name: one.name, rosterCode: one.rosterCode }, { token })
    const byAnother = { token: await guestToken() }
    expect(
      (await request(contract.bind, { name: one.name, rosterCode: one.rosterCode }, byAnother)).type,
    ).toBe('identity/learner-already-bound')
    expect(
      (await request(contract.bind, { name: other.name, rosterCode: other.rosterCode }, { token })).type,
    ).toBe('identity/wechat-already-bound')
    expect(
      (await request(contract.bind, { name: other.name, rosterCode: other.rosterCode }, byAnother)).status,
    ).toBe(200)
  })

  test('I5 429 too-many-attempts: ten looks a day by one WeChat, and ten for one code by many, in parallel too; not the next day', async () => {
    const token = await guestToken()
    const types = await Promise.all(
      Array.from(
        { length: 12 },
        async (_, n) =>
          (await request(contract.bind, { name: '某人', rosterCode: `9000000${n % 10}` }, { token })).type,
      ),
    )
    expect(types.filter((type) => type === 'identity/not-on-roster')).toHaveLength(10)
    expect(types.filter((type) => type === 'identity/too-many-attempts')).toHaveLength(2)
    const { rosterCode, name } = await aLearner()
    for (let n = 0; n < 10; n++)
      await request(contract.bind, { name: '某人', rosterCode }, { token: await guestToken() })
    const last = await guestToken()
    expect((await request(contract.bind, { name, rosterCode }, { token: last })).type).toBe(
      'identity/too-many-attempts',
    )
    const tomorrow = new Date(Date.now() + 24 * 3600_000)
    const [openid, nextDay] = [ulid(), { now: tomorrow }]
    expect(
      (
        await request(
          contract.bind,
          { name, rosterCode },
          { ...nextDay, token: await guestToken(openid, tomorrow) },
        )
      ).status,
    ).toBe(200)
  })

  test('200 unbinding frees both for others, and keeps the learner', async () => {
    const { name, rosterCode, learnerId } = await aLearner()
    const first = (await request(contract.bind, { name, rosterCode }, { token: await guestToken() })).body
      .token
    expect((await request(contract.unbind, {}, { token: first })).body).toEqual({})
    const second = await request(contract.bind, { name, rosterCode }, { token: await guestToken() })
    expect(second.body.learner?.learnerId).toBe(learnerId)
    expect((await request(contract.unbind, {}, { token: first })).status).toBe(200)
    expect((await request(contract.bind, { name, rosterCode }, { token: await guestToken() })).type).toBe(
      'identity/learner-already-bound',
    )
  })

  test('I1, I2, I3 and I4 a bound learner is found from both sides; a stranger and a claim without its other side are not', async () => {
    const { learnerId } = await aLearner()
    const wechat = { appid: 'wx-mini-program', openid: ulid() }
    expect(await findLearnerId(wechat)).toBeUndefined()
    await bindWechat(wechat, learnerId, new Date())
    expect(await findLearnerId(wechat)).toBe(learnerId)
    expect(await findOpenid(learnerId, wechat.appid)).toBe(wechat.openid)
    expect(await findLearnerId({ ...wechat, openid: `${wechat.openid}0` })).toBeUndefined()
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
