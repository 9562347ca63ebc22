import { expect, test } from '@jest/globals'
import { aPlatform, notice, type TestPlatform } from '../../support/wechat-platform'

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
