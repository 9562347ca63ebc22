import { expect, test } from '@jest/globals'
import { findLearnerId } from '@zhixing/functions/identity/store/binding-sides'
import { bindWechat } from '@zhixing/functions/identity/store/bindings'
import fc from 'fast-check'
import { ulid } from 'ulid'
import { interleave } from '../../support/engine/interrupt'

const aWechat = (unionid?: string) => ({ appid: 'wx-mini-program', openid: ulid(), unionid })
const now = () => new Date()

test('property: in any interleaving bindings are one to one, and a caller who got 200 is bound', async () => {
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
