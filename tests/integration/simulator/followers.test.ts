import { describe, expect, test } from '@jest/globals'
import { aPlatform, miniProgram } from '../../support/wechat-platform'

describe('followers', () => {
  test('followers are listed in pages of 10,000, and the page after the last has no data', async () => {
    const { simulator, call, accountToken } = await aPlatform()
    const people = Array.from({ length: 10_001 }, (_, index) => ({
      personId: `m${index}`,
      nickname: '群众',
      phone: '',
    }))
    simulator.addPeople(people)
    simulator.followQuietly(people.map(({ personId }) => personId))
    const page = async (next: string) =>
      (await call(`/cgi-bin/user/get?access_token=${accountToken}&next_openid=${next}`)).json
    const first = await page('')
    const second = await page(first.next_openid)
    expect([first.total, first.count, first.data.openid.length, second.count]).toEqual([
      10_001, 10_000, 10_000, 1,
    ])
    expect(await page(second.next_openid)).toEqual({ total: 10_001, count: 0, next_openid: '' })
  })

  test('followers are described without nickname, others by openid and unionid only', async () => {
    const { simulator, call, accountToken, followerId } = await aPlatform()
    simulator.follow('a', { qrScene: 'poster' })
    const ask = (user_list: unknown) =>
      call(`/cgi-bin/user/info/batchget?access_token=${accountToken}`, { user_list })
    const { json } = await ask([{ openid: followerId('a') }, { openid: followerId('b') }])
    expect(json.user_info_list[0]).toMatchObject({
      subscribe: 1,
      unionid: simulator.unionidOf(miniProgram.appid, 'a'),
      qr_scene_str: 'poster',
    })
    expect(json.user_info_list[0]).not.toHaveProperty('nickname')
    expect(json.user_info_list[1]).toEqual({
      subscribe: 0,
      openid: followerId('b'),
      unionid: expect.any(String),
    })
    expect((await ask(Array.from({ length: 101 }, () => ({ openid: followerId('a') })))).json.errcode).toBe(
      40097,
    )
  })
})
