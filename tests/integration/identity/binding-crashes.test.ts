import { expect, test } from '@jest/globals'
import { findLearnerId, preferredIdentity } from '@zhixing/functions/identity/store/binding-sides'
import { bindWechat, unbindWechat } from '@zhixing/functions/identity/store/bindings'
import { WechatSideEntity } from '@zhixing/functions/identity/store/entity'
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'
import { ulid } from 'ulid'
import { killAtWrite } from '../../support/engine/interrupt'

const aWechat = (unionid?: string) => ({ appid: 'wx-mini-program', openid: ulid(), unionid })
const now = () => new Date()
/** The write of the second side: before both, the change is announced. */
const SECOND_SIDE = 3

test('I3 and I4 a binding killed between its two writes binds no one, and the next attempt completes it', async () => {
  const [wechat, learnerId] = [aWechat(), ulid()]
  await killAtWrite(SECOND_SIDE, 'before', () => bindWechat(wechat, learnerId, now()))
  expect(await findLearnerId(wechat)).toBeUndefined()
  await bindWechat(wechat, learnerId, now())
  expect(await findLearnerId(wechat)).toBe(learnerId)
})

test('an incomplete binding blocks neither its WeChat identity nor its learner', async () => {
  const [wechat, learnerId, other] = [aWechat(), ulid(), ulid()]
  await killAtWrite(SECOND_SIDE, 'before', () => bindWechat(wechat, learnerId, now()))
  await bindWechat(wechat, other, now())
  expect(await findLearnerId(wechat)).toBe(other)
  const second = aWechat()
  await bindWechat(second, learnerId, now())
  expect(await findLearnerId(second)).toBe(learnerId)
})

test('a learner whose WeChat identity claims another learner can be bound again', async () => {
  const [wechat, learnerId, other] = [aWechat(), ulid(), ulid()]
  await bindWechat(wechat, learnerId, now())
  // Two bindings of one WeChat identity at the same time may leave this.
  await WechatSideEntity.build(PutItemCommand)
    .item({ identity: preferredIdentity(wechat), learnerId: other })
    .send()
  const next = aWechat()
  await bindWechat(next, learnerId, now())
  expect([await findLearnerId(next), await findLearnerId(wechat)]).toEqual([learnerId, undefined])
})

test('an unbinding killed between its two writes is unbound, and both sides can be bound again', async () => {
  const [wechat, learnerId] = [aWechat(), ulid()]
  await bindWechat(wechat, learnerId, now())
  await killAtWrite(SECOND_SIDE, 'before', () => unbindWechat(wechat, learnerId))
  expect(await findLearnerId(wechat)).toBeUndefined()
  const [next, other] = [aWechat(), ulid()]
  await bindWechat(next, learnerId, now())
  await bindWechat(wechat, other, now())
  expect([await findLearnerId(next), await findLearnerId(wechat)]).toEqual([learnerId, other])
})

test('the move of a binding to the unionid, killed at any write, keeps the binding', async () => {
  for (const nth of [1, 2, 3]) {
    const [wechat, learnerId] = [aWechat(), ulid()]
    await bindWechat(wechat, learnerId, now())
    const known = { ...wechat, unionid: ulid() }
    await killAtWrite(nth, 'before', () => bindWechat(known, learnerId, now()))
    expect(await findLearnerId(known)).toBe(learnerId)
    await bindWechat(known, learnerId, now())
    expect(await findLearnerId({ appid: 'wx-service-account', openid: ulid(), unionid: known.unionid })).toBe(
      learnerId,
    )
  }
})
