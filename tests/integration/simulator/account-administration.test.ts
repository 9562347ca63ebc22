import { expect, test } from '@jest/globals'
import { account, anAccount } from '../../support/wechat-platform'

interface State {
  apps: { kind: string; menu: { name: string }[] }[]
}

test('a ticket for pages stays the same until it ends', async () => {
  const { ask, pass, call, tokenOf } = await anAccount()
  const first = await ask('/cgi-bin/ticket/getticket?type=jsapi')
  expect(first).toMatchObject({ errcode: 0, errmsg: 'ok', expires_in: 7200 })
  pass(100)
  const again = await ask('/cgi-bin/ticket/getticket?type=jsapi')
  expect([again.ticket, again.expires_in]).toEqual([first.ticket, 7100])
  expect((await ask('/cgi-bin/ticket/getticket?type=x')).errcode).toBe(40097)
  pass(7_200)
  const { access_token } = await tokenOf(account)
  const renewed = (await call(`/cgi-bin/ticket/getticket?type=jsapi&access_token=${access_token}`)).json
  expect(renewed).toMatchObject({ errcode: 0, expires_in: 7200 })
  expect(renewed.ticket).not.toBe(first.ticket)
})

test('the ticket of a code is the one in the event of a scan', async () => {
  const { ask, simulator } = await anAccount()
  const info = (scene: object) => ({ action_info: { scene } })
  const created = await ask('/cgi-bin/qrcode/create', {
    expire_seconds: 600,
    action_name: 'QR_STR_SCENE',
    ...info({ scene_str: 'poster' }),
  })
  expect(created).toEqual({
    ticket: expect.any(String),
    expire_seconds: 600,
    url: `http://weixin.qq.com/q/${created.ticket}`,
  })
  simulator.follow('a', { qrScene: 'poster' })
  expect(simulator.isFollower('a')).toBe(true)
  const lasting = { action_name: 'QR_LIMIT_SCENE', ...info({ scene_id: 7 }) }
  expect(await ask('/cgi-bin/qrcode/create', lasting)).not.toHaveProperty('expire_seconds')
  for (const [changes, errcode] of [
    [{ action_name: 'QR' }, 40053],
    [info({ scene_id: 100_001 }), 40052],
    [{ action_name: 'QR_SCENE', expire_seconds: 2_592_001 }, 40051],
  ] as const)
    expect((await ask('/cgi-bin/qrcode/create', { ...lasting, ...changes })).errcode).toBe(errcode)
})

test('a created menu replaces the one of the settings, and a deleted one leaves none', async () => {
  const { ask, simulator } = await anAccount()
  const menuNames = async () => {
    const state = (await (await simulator.app.request('/_sim/state')).json()) as State
    return state.apps.find(({ kind }) => kind === 'serviceAccount')?.menu.map(({ name }) => name)
  }
  expect((await menuNames())?.length).toBeGreaterThan(0)
  expect((await ask('/cgi-bin/menu/get')).errcode).toBe(46003)
  const button = [
    { type: 'view', name: '学习', url: 'https://study.example.cn/' },
    { name: '更多', sub_button: [{ type: 'click', name: '帮助', key: 'help' }] },
  ]
  expect(await ask('/cgi-bin/menu/create', { button })).toEqual({ errcode: 0, errmsg: 'ok' })
  expect(await ask('/cgi-bin/menu/get')).toEqual({ menu: { button } })
  expect(await menuNames()).toEqual(['学习', '帮助'])
  const tapped = await simulator.app.request('/_sim/people/a/menu', {
    method: 'POST',
    body: JSON.stringify({ name: '学习' }),
  })
  expect(tapped.status).toBe(200)
  expect((await ask('/cgi-bin/menu/create', { button: [] })).errcode).toBe(40017)
  expect((await ask('/cgi-bin/menu/create', { button: [{ type: 'view', name: 'x' }] })).errcode).toBe(40016)
  expect((await ask('/cgi-bin/menu/delete')).errcode).toBe(0)
  expect([(await ask('/cgi-bin/menu/get')).errcode, await menuNames()]).toEqual([46003, []])
})
