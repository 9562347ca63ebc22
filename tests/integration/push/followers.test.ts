import { afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals'
import { findFollower } from '@zhixing/functions/push/store/followers'
import * as contract from '@zhixing/shared/push/contract'
import { ulid } from 'ulid'
import { aCollege, type College, now, queue, templateId } from '../../support/push/given'
import { drainQueue } from '../../support/push/when'
import { guestToken, request, tokenOf } from '../../support/request'

jest.setTimeout(120_000) // lanes by the dozen, on a machine that may be busy
beforeAll(() => {
  jest.spyOn(console, 'error').mockImplementation(() => undefined) // alarms and queues that are down are what is provoked here
})
const open: College[] = []
const college = async () => {
  const opened = await aCollege()
  open.push(opened)
  return opened
}
afterEach(() => Promise.all(open.splice(0).map(({ simulator }) => simulator.close())))

describe('followers and consents', () => {
  const settle = async (it: College) => {
    it.simulator.tick()
    await it.simulator.settled()
    await drainQueue()
  }
  test('M2 M10 who follows is greeted once and known by unionid; who leaves leaves nothing behind', async () => {
    const it = await college()
    const [personId = ''] = it.people(1)
    const openid = it.simulator.openidOf(it.account, personId)
    it.simulator.follow(personId)
    await settle(it)
    expect(await findFollower(openid)).toMatchObject({
      unionid: it.simulator.unionidOf(it.account, personId),
    })
    const greeted = it.simulator.outbox({ personId, channel: 'customerService' })
    expect(greeted).toHaveLength(1)
    expect(greeted[0]?.text).toMatch(/data-miniprogram-path="pages\/home\/index"/)

    const unionid = it.simulator.unionidOf(it.mini, personId) ?? ''
    const mine = await tokenOf(undefined, { openid: it.simulator.openidOf(it.mini, personId), now: now() })
    expect((await request(contract.listSubscriptions, {}, { token: mine, now: now() })).body.follower).toBe(
      false,
    )
    const { issueToken } = await import('@zhixing/functions/core/http/actor')
    const wechat = { appid: it.mini, openid: it.simulator.openidOf(it.mini, personId), unionid }
    const { token } = await issueToken({ surface: 'learner', wechat, authenticatedAt: 0 }, now())
    expect((await request(contract.listSubscriptions, {}, { token, now: now() })).body.follower).toBe(true)

    it.pass(5)
    it.simulator.unfollow(personId)
    await settle(it)
    expect(await findFollower(openid)).toBeUndefined()
    expect((await request(contract.listSubscriptions, {}, { token, now: now() })).body.follower).toBe(false)
  })
  test('an old farewell that arrives late does not remove who follows again', async () => {
    const it = await college()
    const [personId = ''] = it.people(1)
    const openid = it.simulator.openidOf(it.account, personId)
    it.simulator.follow(personId)
    await settle(it)
    const farewell = {
      kind: 'event',
      app: 'serviceAccount',
      openid,
      event: 'unsubscribe',
      fields: {},
      tries: 0,
    }
    queue.sent.push({
      message: { ...farewell, at: new Date(now().getTime() - 60_000).toISOString() },
      delaySeconds: 0,
    })
    await drainQueue()
    expect(await findFollower(openid)).toBeDefined()
  })
  test('200 one accept told by client and WeChat, each more than once, is one consent; switched off, it is none', async () => {
    const it = await college()
    const [personId = ''] = it.people(1)
    const token = await guestToken(it.simulator.openidOf(it.mini, personId), now())
    const consents = async () =>
      (await request(contract.listSubscriptions, {}, { token, now: now() })).body.templates[0]?.consents
    const requestId = ulid(now().getTime())
    it.simulator.consent(personId, [templateId.subscribe ?? ''])
    await it.report(personId, templateId.subscribe, requestId)
    await settle(it)
    await it.report(personId, templateId.subscribe, requestId)
    expect(await consents()).toBe(1)
    await it.report(personId, 'a template of somebody else')
    expect(await consents()).toBe(1)
    const off = {
      kind: 'event',
      app: 'miniProgram',
      openid: it.simulator.openidOf(it.mini, personId),
      tries: 0,
    }
    const List = { TemplateId: templateId.subscribe, SubscribeStatusString: 'reject' }
    const fields = { SubscribeMsgChangeEvent: { List } }
    it.pass(1)
    queue.sent.push({
      message: { ...off, event: 'subscribe_msg_change_event', at: now().toISOString(), fields },
      delaySeconds: 0,
    })
    await drainQueue()
    expect(await consents()).toBe(0)
  })
  test('401 unauthenticated without a token', async () => {
    const report = { requestId: ulid(), results: [{ templateId: 'x', answer: 'accept' as const }] }
    expect((await request(contract.listSubscriptions, {}, {})).type).toBe('identity/unauthenticated')
    expect((await request(contract.subscribe, report, {})).type).toBe('identity/unauthenticated')
  })
})
