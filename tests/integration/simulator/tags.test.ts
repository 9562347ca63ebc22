import { expect, test } from '@jest/globals'
import { anAccount } from '../../support/wechat-platform'

test('followers are tagged, counted, described and untagged; unfollowing ends the tags', async () => {
  const { ask, simulator, followerId } = await anAccount()
  simulator.follow('a')
  simulator.follow('b')
  const { tag } = await ask('/cgi-bin/tags/create', { tag: { name: '省直' } })
  expect(tag).toEqual({ id: 100, name: '省直' })
  expect((await ask('/cgi-bin/tags/create', { tag: { name: '省直' } })).errcode).toBe(45157)
  const openid_list = [followerId('a'), followerId('b')]
  const tagging = (path: string, changes = {}) =>
    ask(`/cgi-bin/tags/members/${path}`, { openid_list, tagid: tag.id, ...changes })
  expect((await tagging('batchtagging')).errcode).toBe(0)
  expect((await tagging('batchtagging', { openid_list: [followerId('c')] })).errcode).toBe(40003)
  expect((await tagging('batchtagging', { tagid: 7 })).errcode).toBe(45159)
  expect((await ask('/cgi-bin/tags/get')).tags).toEqual([{ id: 100, name: '省直', count: 2 }])
  expect((await ask(`/cgi-bin/user/info?openid=${followerId('a')}`)).tagid_list).toEqual([100])
  expect(await ask('/cgi-bin/user/tag/get', { tagid: tag.id })).toMatchObject({
    count: 2,
    data: { openid: openid_list },
  })
  await tagging('batchuntagging', { openid_list: [followerId('a')] })
  expect(await ask('/cgi-bin/tags/getidlist', { openid: followerId('a') })).toEqual({ tagid_list: [] })
  simulator.unfollow('b')
  expect((await ask('/cgi-bin/tags/get')).tags[0].count).toBe(0)
  await ask('/cgi-bin/tags/update', { tag: { id: tag.id, name: '市直' } })
  expect((await ask('/cgi-bin/tags/get')).tags[0].name).toBe('市直')
  expect((await ask('/cgi-bin/tags/delete', { tag: { id: tag.id } })).errcode).toBe(0)
  expect((await ask('/cgi-bin/tags/get')).tags).toEqual([])
})
