import { beforeEach, describe, expect, test } from '@jest/globals'
import { findLearnerId, findOpenid } from '@zhixing/functions/identity/store/binding-sides'
import { bindWechat } from '@zhixing/functions/identity/store/bindings'
import * as contract from '@zhixing/shared/identity/contract'
import { ulid } from 'ulid'
import { aLearner, anOrganisation, aPhone } from '../../support/identity/given'
import { guestToken, request, tokenOf } from '../../support/request'
import { fakeWechat } from '../../support/wechat/fake-wechat'

beforeEach(() => void fakeWechat())

describe('binding', () => {
  test('200 binds by name and roster code, whatever the spacing of the name, and returns a learner’s token', async () => {
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

  test('200 binds by the phone number from WeChat, of which only the ends are shown', async () => {
    const phone = aPhone()
    const { learnerId } = await aLearner({ phone })
    const { body } = await request(contract.bind, { phoneCode: phone }, { token: await guestToken() })
    expect(body.learner).toMatchObject({
      learnerId,
      phoneMasked: `${phone.slice(0, 3)}****${phone.slice(-4)}`,
    })
  })

  test('200 a repeated binding changes nothing', async () => {
    const { name, rosterCode, learnerId } = await aLearner()
    const token = await guestToken()
    await request(contract.bind, { name, rosterCode }, { token })
    expect((await request(contract.bind, { name, rosterCode }, { token })).body.learner?.learnerId).toBe(
      learnerId,
    )
  })

  test('200 unbinding frees the WeChat identity and the learner for other bindings, and keeps the learner', async () => {
    const { name, rosterCode, learnerId } = await aLearner()
    const openid = ulid()
    const { token } = (
      await request(contract.bind, { name, rosterCode }, { token: await guestToken(openid) })
    ).body
    expect((await request(contract.unbind, {}, { token })).body).toEqual({})
    const second = await request(contract.bind, { name, rosterCode }, { token: await guestToken() })
    expect(second.body.learner?.learnerId).toBe(learnerId)
    const late = await tokenOf(learnerId, { openid }) // as if it had been issued in between
    expect((await request(contract.unbind, {}, { token: late })).status).toBe(200)
    expect((await request(contract.bind, { name, rosterCode }, { token: await guestToken() })).type).toBe(
      'identity/learner-already-bound',
    )
  })

  test('I1, I2, I3 and I4 a bound learner is found from both sides; a stranger or an incomplete claim is not', async () => {
    const { learnerId } = await aLearner()
    const wechat = { appid: 'wx-mini-program', openid: ulid() }
    expect(await findLearnerId(wechat)).toBeUndefined()
    await bindWechat(wechat, learnerId, new Date())
    expect(await findLearnerId(wechat)).toBe(learnerId)
    expect(await findOpenid(learnerId, wechat.appid)).toBe(wechat.openid)
    expect(await findLearnerId({ ...wechat, openid: `${wechat.openid}0` })).toBeUndefined()
  })
})
