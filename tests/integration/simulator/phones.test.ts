import { expect, test } from '@jest/globals'
import { aPlatform, miniProgram, notice, type TestPlatform } from '../../support/wechat-platform'

/** Calls the control API, as the page with phones and the browser tests do. */
const controlOf =
  ({ simulator }: TestPlatform) =>
  async (path: string, body?: unknown, method = body === undefined ? 'GET' : 'POST') => {
    const response = await simulator.app.request(`/_sim${path}`, {
      method,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    return { status: response.status, ...JSON.parse(await response.text()) }
  }

test('people are found by name, note or phone number, and featured people come first', async () => {
  const platform = await aPlatform()
  const control = controlOf(platform)
  await control('/people', [
    { personId: 'd', nickname: '欧阳志强', phone: '15411110000', note: '乡镇服务点' },
    { personId: 'e', nickname: '周文静', phone: '15422220000', featured: true },
  ])
  const found = async (words: string) =>
    (await control(`/people?q=${encodeURIComponent(words)}`)).people.map(
      ({ personId }: { personId: string }) => personId,
    )
  expect([await found('欧阳'), await found('服务点'), await found('2222')]).toEqual([['d'], ['d'], ['e']])
  expect((await found(''))[0]).toBe('e')
  expect(await control('/people/nobody')).toMatchObject({ status: 404, error: '没有这个人' })
  expect((await control('/people', { personId: '', nickname: 'x' })).status).toBe(400)
})

test('a phone shows delivered messages as unread until the chat is read', async () => {
  const platform = await aPlatform()
  const control = controlOf(platform)
  const { call, accountToken, token, openid, followerId } = platform
  await control('/people/a/follow', {})
  platform.simulator.consent('a', ['subscribe-announcement'])
  const miniprogram = { appid: miniProgram.appid, pagepath: 'pages/home/index' }
  await call(`/cgi-bin/message/template/send?access_token=${accountToken}`, {
    touser: followerId('a'),
    template_id: 'template-announcement',
    data: notice,
    miniprogram,
  })
  await call(`/cgi-bin/message/subscribe/send?access_token=${token}`, {
    touser: openid('a'),
    template_id: 'subscribe-announcement',
    data: notice,
  })
  const phone = await control('/people/a')
  expect(phone).toMatchObject({ follows: true, account: { unread: 1 }, notices: { unread: 1 } })
  expect(phone.account.messages[0]).toMatchObject({
    title: '通知公告提醒',
    page: 'pages/home/index',
    fields: [{ label: '公告标题', value: '开班通知' }, expect.anything(), expect.anything()],
  })
  await control('/people/a/read', { chat: 'account' })
  expect(await control('/people/a')).toMatchObject({ account: { unread: 0 }, notices: { unread: 1 } })
  expect((await control('/outbox?personId=a&templateId=template-announcement')).messages).toHaveLength(1)
  expect((await control('/outbox?delivered=false')).messages).toHaveLength(0)
})

test('a scan opens the page of a code, by its link or by its scene', async () => {
  const platform = await aPlatform()
  const control = controlOf(platform)
  await platform.call(`/wxa/getwxacodeunlimit?access_token=${platform.token}`, {
    scene: 's-1',
    page: 'packages/identity/confirm/index',
  })
  const { codes } = await control('/codes')
  const path = 'packages/identity/confirm/index?scene=s-1'
  expect(await control('/scan', { text: codes[0].link })).toMatchObject({ kind: 'miniProgram', path })
  expect(await control('/scan', { text: 's-1' })).toMatchObject({ kind: 'miniProgram', path })
  expect(await control('/scan', { text: 'https://example.org/' })).toMatchObject({ kind: 'address' })
})
