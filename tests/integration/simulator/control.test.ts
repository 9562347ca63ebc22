import { expect, test } from '@jest/globals'
import { account, aPlatform, miniProgram, notice, type TestPlatform } from '../../support/wechat-platform'

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

test('the first answer to a popup counts, and each accept is one consent', async () => {
  const platform = await aPlatform()
  const control = controlOf(platform)
  const { popup } = await control('/phones/a/popups', {
    templateIds: ['subscribe-announcement', 'subscribe-new-course'],
  })
  expect(popup.templates.map(({ title }: { title: string }) => title)).toEqual([
    '通知公告提醒',
    '新课上线提醒',
  ])
  expect((await control('/people/a')).popups).toHaveLength(1)
  await control(`/popups/${popup.popupId}/answer`, { accepted: ['subscribe-announcement'] })
  const again = await control(`/popups/${popup.popupId}/answer`, { accepted: ['subscribe-new-course'] })
  expect(again.answers).toEqual({ 'subscribe-announcement': 'accept', 'subscribe-new-course': 'reject' })
  expect([
    platform.simulator.consentsLeft('a', 'subscribe-announcement'),
    platform.simulator.consentsLeft('a', 'subscribe-new-course'),
  ]).toEqual([1, 0])
})

test.each([
  ['no template', [], 10001],
  ['six templates', ['1', '2', '3', '4', '5', '6'], 20003],
  ['an unknown template', ['x'], 20001],
  ['one-time and long-term templates', ['subscribe-announcement', 'subscribe-lasting'], 20002],
])('a popup for %s fails with the code that WeChat documents', async (_, templateIds, errCode) => {
  expect((await controlOf(await aPlatform())('/phones/a/popups', { templateIds })).errCode).toBe(errCode)
})

test('with the main switch off no popup opens and no message is sent', async () => {
  const platform = await aPlatform()
  const control = controlOf(platform)
  platform.simulator.consent('a', ['subscribe-announcement'])
  await control('/people/a/consent-switch', { on: false })
  expect((await control('/phones/a/popups', { templateIds: ['subscribe-announcement'] })).errCode).toBe(20004)
  const sent = await platform.call(`/cgi-bin/message/subscribe/send?access_token=${platform.token}`, {
    touser: platform.openid('a'),
    template_id: 'subscribe-announcement',
    data: notice,
  })
  expect(sent.json.errcode).toBe(43101)
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

test('faults are added, listed and removed; a call that times out has delivered its message', async () => {
  const platform = await aPlatform()
  const control = controlOf(platform)
  platform.simulator.follow('a')
  const { sequence } = await control('/faults', {
    path: '/cgi-bin/message/template/send',
    kind: 'timeout',
    delayMs: 5,
  })
  const sent = await platform.call(`/cgi-bin/message/template/send?access_token=${platform.accountToken}`, {
    touser: platform.followerId('a'),
    template_id: 'template-announcement',
    data: notice,
  })
  expect([sent.status, platform.simulator.sentMessages()[0]?.answerLost]).toEqual([504, true])
  expect((await control('/faults')).faults).toHaveLength(1)
  await control(`/faults/${sequence}`, undefined, 'DELETE')
  expect((await control('/faults')).faults).toEqual([])
})

test('a page with phones that listens is told of a new message', async () => {
  const { simulator } = await aPlatform()
  const stream = (await simulator.app.request('/_sim/events')).body!.getReader()
  const next = async () => new TextDecoder().decode((await stream.read()).value)
  expect(await next()).toContain('hello')
  simulator.writeToAccount('a', '在吗')
  expect(JSON.parse((await next()).replace('data: ', ''))).toMatchObject({
    kinds: ['message'],
    personIds: ['a'],
  })
  await stream.cancel()
})

test('the page with phones, its scripts and styles are served, and no other file', async () => {
  const { simulator } = await aPlatform()
  const type = async (path: string) => {
    const response = await simulator.app.request(path)
    return `${response.status} ${response.headers.get('content-type')?.split(';')[0]}`
  }
  expect([
    await type('/'),
    await type('/wx.js'),
    await type('/ui/main.js'),
    await type('/ui/styles/desk.css'),
  ]).toEqual(['200 text/html', '200 text/javascript', '200 text/javascript', '200 text/css'])
  expect(await type('/ui/..%2Fsimulator.ts')).toMatch(/^404/)
  expect((await (await simulator.app.request('/_sim/state')).text()).includes(account.secret)).toBe(false)
})
