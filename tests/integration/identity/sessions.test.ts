import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals'
import { clock } from '@zhixing/functions/core/clock'
import { invalidateAllCaches } from '@zhixing/functions/core/dynamodb/cache'
import { endTokens } from '@zhixing/functions/core/http/ended-tokens'
import * as contract from '@zhixing/shared/identity/contract'
import { ulid } from 'ulid'
import { aLearner, anAdministrator } from '../../support/identity/given'
import { guestToken, request, staffToken, tokenOf } from '../../support/request'
import { fakeWechat } from '../../support/wechat/fake-wechat'

beforeEach(() => void fakeWechat())
const startClock = clock.now
afterEach(() => {
  clock.now = startClock
})

const minutesLater = (minutes: number) => new Date(Date.now() + minutes * 60_000)
const me = (token: string, now?: Date) => request(contract.getLearner, {}, { token, now })

/** As another instance of another function would: this one is not told. */
async function endElsewhere(subject: string, now: Date) {
  await jest.isolateModulesAsync(async () => {
    const elsewhere = await import('@zhixing/functions/core/http/ended-tokens')
    await elsewhere.endTokens(subject, now)
  })
}

describe('T1 tokens end', () => {
  test('at once where they are ended; a token of the moment after is valid', async () => {
    const { learnerId, token } = await aLearner()
    expect((await me(token)).status).toBe(200)
    const now = new Date()
    await endTokens(learnerId, now)
    expect((await me(token)).type).toBe('identity/unauthenticated')
    expect((await me(await tokenOf(learnerId, { now: new Date(now.getTime() + 1) }))).status).toBe(200)
  })

  test('within a minute in every other instance, for one read in half a minute; control: not before it', async () => {
    const [learner, other] = [await aLearner(), await aLearner()]
    expect((await me(learner.token)).status).toBe(200)
    await endElsewhere(learner.learnerId, new Date())
    expect((await me(learner.token)).status).toBe(200)
    clock.now = () => new Date(Date.now() + 31_000)
    expect((await me(learner.token)).type).toBe('identity/unauthenticated')
    expect((await me(other.token)).status).toBe(200)
  })

  test('also where the function starts later, and where an earlier ending is known', async () => {
    const { learnerId, token } = await aLearner()
    await endElsewhere(learnerId, minutesLater(-20))
    expect((await me(token)).status).toBe(200)
    await endElsewhere(learnerId, new Date())
    invalidateAllCaches()
    expect((await me(token)).type).toBe('identity/unauthenticated')
  })

  test('for one session, and for no other of the same learner', async () => {
    const { learnerId } = await aLearner()
    const [lost, kept] = [ulid(), ulid()]
    const [onLost, onKept] = [
      await tokenOf(learnerId, { sessionId: lost }),
      await tokenOf(learnerId, { sessionId: kept }),
    ]
    await endTokens(lost, new Date())
    expect((await me(onLost)).type).toBe('identity/unauthenticated')
    expect((await me(onKept)).status).toBe(200)
  })

  test('by unbinding, in the console too', async () => {
    const { learnerId, name, rosterCode } = await aLearner()
    const openid = ulid()
    const { token } = (
      await request(contract.bind, { name, rosterCode }, { token: await guestToken(openid) })
    ).body
    const consoleToken = await staffToken(learnerId)
    expect((await me(consoleToken)).status).toBe(200)
    expect((await request(contract.unbind, {}, { token })).status).toBe(200)
    for (const each of [token, consoleToken]) expect((await me(each)).type).toBe('identity/unauthenticated')
  })

  test('and are exchanged for no new one, even where the ending is not known yet', async () => {
    const { learnerId, phoneToken, token } = await anAdministrator('editor')
    const { signInId } = (await request(contract.startConsoleSignIn, {})).body
    expect((await request(contract.scanConsoleSignIn, { signInId }, { token: phoneToken })).status).toBe(200)
    await endElsewhere(learnerId, new Date())
    const confirmed = await request(
      contract.confirmConsoleSignIn,
      { signInId, confirm: true },
      { token: phoneToken },
    )
    expect(confirmed.type).toBe('identity/unauthenticated')
    invalidateAllCaches()
    expect((await request(contract.renewToken, {}, { token })).type).toBe('identity/unauthenticated')
  })
})
