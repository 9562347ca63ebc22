import { expect, test } from '@jest/globals'
import { findLearnerId, preferredIdentity } from '@zhixing/functions/identity/store/binding-sides'
import { bindWechat, unbindWechat } from '@zhixing/functions/identity/store/bindings'
import { WechatSideEntity } from '@zhixing/functions/identity/store/entity'
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'
import fc from 'fast-check'
import { ulid } from 'ulid'
import { interleave, killAtWrite } from '../../support/engine/interrupt'

const aWechat = (unionid?: string) => ({ appid: 'wx-mini-program', openid: ulid(), unionid })
const now = () => new Date()

test('I3 and I4 a binding killed between its two writes binds no one, and the next attempt completes it', async () => {
  const [wechat, learnerId] = [aWechat(), ulid()]
  await killAtWrite(2, 'before', () => bindWechat(wechat, learnerId, now()))
  expect(await findLearnerId(wechat)).toBeUndefined()
  await bindWechat(wechat, learnerId, now())
  expect(await findLearnerId(wechat)).toBe(learnerId)
})

test('half a binding blocks neither its WeChat identity nor its learner', async () => {
  const [wechat, learnerId, other] = [aWechat(), ulid(), ulid()]
  await killAtWrite(2, 'before', () => bindWechat(wechat, learnerId, now()))
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
  await killAtWrite(2, 'before', () => unbindWechat(wechat, learnerId))
  expect(await findLearnerId(wechat)).toBeUndefined()
  const [next, other] = [aWechat(), ulid()]
  await bindWechat(next, learnerId, now())
  await bindWechat(wechat, other, now())
  expect([await findLearnerId(next), await findLearnerId(wechat)]).toEqual([learnerId, other])
})

test('moving over to the unionid, killed at any write, keeps the binding', async () => {
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

test('property: in any interleaving bindings are one to one, and a caller who was told so is bound', async () => {
  const attempt = fc.record({ wechat: fc.nat(2), learner: fc.nat(2) })
  await fc.assert(
    fc.asyncProperty(
      fc.array(attempt, { minLength: 2, maxLength: 4 }),
      fc.array(fc.nat(7), { minLength: 8, maxLength: 24 }),
      async (attempts, order) => {
        const wechats = [aWechat(), aWechat(), aWechat()]
        const learners = [ulid(), ulid(), ulid()]
        const chosen = attempts.map(({ wechat, learner }) => ({
          wechat: wechats[wechat] ?? aWechat(),
          learnerId: learners[learner] ?? '',
        }))
        const results = await interleave(
          order,
          chosen.map(
            ({ wechat, learnerId }) =>
              () =>
                bindWechat(wechat, learnerId, now()),
          ),
        )
        const bound = (await Promise.all(wechats.map(findLearnerId))).filter(
          (learnerId) => learnerId !== undefined,
        )
        expect(new Set(bound).size).toBe(bound.length)
        for (const [index, result] of results.entries()) {
          if (result.status === 'rejected') throw result.reason
          const claim = chosen[index]
          // One WeChat identity that asks for two learners at the same time may get either.
          const isAlone = chosen.every(
            ({ wechat, learnerId }) => wechat !== claim?.wechat || learnerId === claim.learnerId,
          )
          if (result.value === undefined && claim && isAlone)
            expect(await findLearnerId(claim.wechat)).toBe(claim.learnerId)
        }
      },
    ),
    { numRuns: 60 },
  )
}, 60_000)
