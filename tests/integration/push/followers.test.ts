import { beforeAll, describe, expect, jest, test } from '@jest/globals'
import { wechatHttp } from '@zhixing/functions/core/wechat/request'
import { findFollower } from '@zhixing/functions/push/store/followers'
import * as contract from '@zhixing/shared/push/contract'
import { openCollege } from '../../support/push/colleges'
import { type College, now, queue } from '../../support/push/given'
import { anEvent, sendCallback, signedCallback } from '../../support/push/signed-callback'
import { drainQueue } from '../../support/push/when'
import { request, tokenOf } from '../../support/request'

beforeAll(() => {
  // the tests provoke alarms and dropped events
  jest.spyOn(console, 'error').mockImplementation(() => undefined)
  jest.spyOn(console, 'warn').mockImplementation(() => undefined)
})

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
  test('an event about an openid that WeChat does not know is dropped, and one that an operator can free is kept', async () => {
    await openCollege()
    await sendCallback(signedCallback(anEvent()))
    expect(await drainQueue()).toBe(0)
    const refuse = (errcode: number) => {
      wechatHttp.fetch = async () => Response.json({ errcode, errmsg: 'refused' })
    }
    for (const [errcode, failures] of [
      [40003, 0],
      [43104, 0],
      [48001, 1],
      [45009, 1],
    ] as const) {
      refuse(errcode)
      await sendCallback(signedCallback(anEvent()))
      expect(await drainQueue()).toBe(failures)
    }
  })
  test('an unreadable send result is dropped', async () => {
    await openCollege()
    await sendCallback(signedCallback(anEvent({ Event: 'TEMPLATESENDJOBFINISH', MsgID: 1 })))
    expect(queue.kinds()).toEqual(['event'])
    expect(await drainQueue()).toBe(0)
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
})
