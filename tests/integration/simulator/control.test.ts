import { expect, test } from '@jest/globals'
import { account, aPlatform, notice, type TestPlatform } from '../../support/wechat-platform'

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

test.each([
  ['no template', [], 10001],
  ['six templates', ['1', '2', '3', '4', '5', '6'], 20003],
  ['an unknown template', ['x'], 20001],
  ['one-time and long-term templates', ['subscribe-announcement', 'subscribe-lasting'], 20002],
])('a popup for %s fails with the code that WeChat documents', async (_, templateIds, errCode) => {
  expect((await controlOf(await aPlatform())('/phones/a/popups', { templateIds })).errCode).toBe(errCode)
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
