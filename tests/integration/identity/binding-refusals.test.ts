import { beforeEach, describe, expect, test } from '@jest/globals'
import * as contract from '@zhixing/shared/identity/contract'
import { ulid } from 'ulid'
import { aLearner, aPhone } from '../../support/identity/given'
import { guestToken, request } from '../../support/request'
import { fakeWechat } from '../../support/wechat/fake-wechat'

beforeEach(() => void fakeWechat())

describe('binding', () => {
  test('401 unauthenticated without a token', async () => {
    expect(await request(contract.bind, { name: '王', rosterCode: '00000000' })).toMatchObject({
      status: 401,
      type: 'identity/unauthenticated',
    })
  })

  test('401 wechat-code-invalid for an invalid phone code and for another app’s', async () => {
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

  test('503 wechat-unavailable when WeChat does not return the number', async () => {
    fakeWechat({ '/wxa/business/getuserphonenumber': () => new Response('', { status: 500 }) })
    expect((await request(contract.bind, { phoneCode: 'x' }, { token: await guestToken() })).type).toBe(
      'identity/wechat-unavailable',
    )
  })

  test('404 not-on-roster with the same body for an absent number, code or name', async () => {
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

  test('409 learner-already-bound and wechat-already-bound', async () => {
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

  test('I5 429 too-many-attempts after ten attempts a day by one WeChat identity or for one code, also concurrent; not on the next day', async () => {
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
})
