import { afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals'
import { findFollower } from '@zhixing/functions/push/store/followers'
import * as contract from '@zhixing/shared/push/contract'
import { ulid } from 'ulid'
import { aCollege, type College, now, queue, templateId } from '../../support/push/given'
import { drainQueue } from '../../support/push/when'
import { guestToken, request, tokenOf } from '../../support/request'

jest.setTimeout(120_000) // dozens of lanes, on a machine that may be busy
beforeAll(() => {
  // the tests provoke alarms and errors of the queue
  jest.spyOn(console, 'error').mockImplementation(() => undefined)
})
const colleges: College[] = []
const openCollege = async () => {
  const opened = await aCollege()
  colleges.push(opened)
  return opened
}
afterEach(() => Promise.all(colleges.splice(0).map(({ simulator }) => simulator.close())))

describe('followers and consents', () => {
  const drainCallbacks = async (it: College) => {
    it.simulator.tick()
    await it.simulator.whenIdle()
    await drainQueue()
  }
  test('M2 and M10 a new follower is greeted once and found by unionid; unfollowing deletes their data', async () => {
    const it = await openCollege()
    const [personId = ''] = it.addPeople(1)
    const openid = it.simulator.openidOf(it.account, personId)
    it.simulator.follow(personId)
    await drainCallbacks(it)
    expect(await findFollower(openid)).toMatchObject({
      unionid: it.simulator.unionidOf(it.account, personId),
    })
    const greeted = it.simulator.sentMessages({ personId, channel: 'customerService' })
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

    it.passTime(5)
    it.simulator.unfollow(personId)
    await drainCallbacks(it)
    expect(await findFollower(openid)).toBeUndefined()
    expect((await request(contract.listSubscriptions, {}, { token, now: now() })).body.follower).toBe(false)
  })
  test('a late unsubscribe event does not delete a person who follows again', async () => {
    const it = await openCollege()
    const [personId = ''] = it.addPeople(1)
    const openid = it.simulator.openidOf(it.account, personId)
    it.simulator.follow(personId)
    await drainCallbacks(it)
    const unsubscribe = {
      kind: 'event',
      app: 'serviceAccount',
      openid,
      event: 'unsubscribe',
      fields: {},
      tries: 0,
    }
    queue.sent.push({
      message: { ...unsubscribe, at: new Date(now().getTime() - 60_000).toISOString() },
      delaySeconds: 0,
    })
    await drainQueue()
    expect(await findFollower(openid)).toBeDefined()
  })
  test('200 one accept that client and WeChat report repeatedly is one consent, and switching off voids it', async () => {
    const it = await openCollege()
    const [personId = ''] = it.addPeople(1)
    const token = await guestToken(it.simulator.openidOf(it.mini, personId), now())
    const consents = async () =>
      (await request(contract.listSubscriptions, {}, { token, now: now() })).body.templates[0]?.consents
    const requestId = ulid(now().getTime())
    it.simulator.consent(personId, [templateId.subscribe ?? ''])
    await it.reportConsent(personId, templateId.subscribe, requestId)
    await drainCallbacks(it)
    await it.reportConsent(personId, templateId.subscribe, requestId)
    expect(await consents()).toBe(1)
    await it.reportConsent(personId, 'a template of another app')
    expect(await consents()).toBe(1)
    const off = {
      kind: 'event',
      app: 'miniProgram',
      openid: it.simulator.openidOf(it.mini, personId),
      tries: 0,
    }
    const List = { TemplateId: templateId.subscribe, SubscribeStatusString: 'reject' }
    const fields = { SubscribeMsgChangeEvent: { List } }
    it.passTime(1)
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
