import { expect, test } from '@jest/globals'
import { bindWechat, unbindWechat } from '@zhixing/functions/identity/store/bindings'
import { WechatSideEntity } from '@zhixing/functions/identity/store/entity'
import { findLearnerId, preferredIdentity } from '@zhixing/functions/identity/store/learners'
import { Refusal } from '@zhixing/shared/problem'
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'
import fc from 'fast-check'
import { ulid } from 'ulid'
import { interleave, killAtWrite } from '../../support/engine/interrupt'

const aWechat = (unionid?: string) => ({ appid: 'wx-mini-program', openid: ulid(), unionid })
const now = () => new Date()

test('a binding cut short between its two claims binds nobody, and the next attempt completes it', async () => {
  const [wechat, learnerId] = [aWechat(), ulid()]
  await killAtWrite(2, 'before', () => bindWechat(wechat, learnerId, now()))
  expect(await findLearnerId(wechat)).toBeUndefined()
  await bindWechat(wechat, learnerId, now())
  expect(await findLearnerId(wechat)).toBe(learnerId)
})

test('half a binding keeps neither the WeChat from another learner nor the learner from another WeChat', async () => {
  const [wechat, learnerId, other] = [aWechat(), ulid(), ulid()]
  await killAtWrite(2, 'before', () => bindWechat(wechat, learnerId, now()))
  await bindWechat(wechat, other, now())
  expect(await findLearnerId(wechat)).toBe(other)
  const second = aWechat()
  await bindWechat(second, learnerId, now())
  expect(await findLearnerId(second)).toBe(learnerId)
})

test('a learner whom a WeChat claims that has meanwhile gone to another is free for the next', async () => {
  const [wechat, learnerId, other] = [aWechat(), ulid(), ulid()]
  await bindWechat(wechat, learnerId, now())
  // What two bindings of one WeChat at once may leave behind.
  await WechatSideEntity.build(PutItemCommand)
    .item({ identity: preferredIdentity(wechat), learnerId: other })
    .send()
  const next = aWechat()
  await bindWechat(next, learnerId, now())
  expect([await findLearnerId(next), await findLearnerId(wechat)]).toEqual([learnerId, undefined])
})

test('unbinding cut short is unbound, and both may be bound anew', async () => {
  const [wechat, learnerId] = [aWechat(), ulid()]
  await bindWechat(wechat, learnerId, now())
  await killAtWrite(2, 'before', () => unbindWechat(wechat, learnerId))
  expect(await findLearnerId(wechat)).toBeUndefined()
  const [next, other] = [aWechat(), ulid()]
  await bindWechat(next, learnerId, now())
  await bindWechat(wechat, other, now())
  expect([await findLearnerId(next), await findLearnerId(wechat)]).toEqual([learnerId, other])
})

test('moving over to the unionid, killed at any write, loses no binding', async () => {
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

test('whatever interleaves, one learner has one WeChat and one WeChat one learner, and who was told “bound” is', async () => {
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
          if (result.status === 'rejected') expect(result.reason).toBeInstanceOf(Refusal)
          const claim = chosen[index]
          // The same WeChat asking for two learners at once may get either.
          const isAlone = chosen.every(
            ({ wechat, learnerId }) => wechat !== claim?.wechat || learnerId === claim.learnerId,
          )
          if (result.status === 'fulfilled' && claim && isAlone)
            expect(await findLearnerId(claim.wechat)).toBe(claim.learnerId)
        }
      },
    ),
    { numRuns: 60 },
  )
}, 60_000)
