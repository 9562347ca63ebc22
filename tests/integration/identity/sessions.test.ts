import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals'
import { clock } from '@zhixing/functions/core/clock'
import { invalidateAllCaches } from '@zhixing/functions/core/dynamodb/cache'
import { endTokens } from '@zhixing/functions/core/http/ended-tokens'
import * as contract from '@zhixing/shared/identity/contract'
import { launch } from '@zhixing/shared/progress/contract'
import { ulid } from 'ulid'
import { aLearner, anAdministrator } from '../../support/identity/given'
import { aCourse, aStudent } from '../../support/progress/given'
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

const phoneAgent = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) MicroMessenger/8.0.50 NetType/WIFI'
const tabletAgent = 'Mozilla/5.0 (Linux; Android 14; Tablet Build/1) MicroMessenger/8.0.50 NetType/WIFI'

/** A bound learner who has signed in on a phone and on a tablet; `signIn` signs in again. */
async function aLearnerOnTwoDevices() {
  const { learnerId, name, rosterCode } = await aLearner()
  const openid = ulid()
  await request(contract.bind, { name, rosterCode }, { token: await guestToken(openid) })
  const signIn = async (userAgent: string, now?: Date) => {
    const options = { headers: { 'user-agent': userAgent }, sourceIp: '203.0.113.80', now }
    return (await request(contract.signIn, { code: openid, via: 'miniProgram' }, options)).body.token
  }
  return { learnerId, signIn, onPhone: await signIn(phoneAgent), onTablet: await signIn(tabletAgent) }
}
const sessionsOf = async (token: string) =>
  (await request(contract.listSessions, {}, { token })).body.sessions

describe('one’s own sessions', () => {
  test('I11 are listed: device, network and days, and which one asks; a sign-in on another network adds none', async () => {
    const { signIn, onTablet } = await aLearnerOnTwoDevices()
    await signIn(phoneAgent.replace('WIFI', '4G').replace('18_1', '18_2'))
    const sessions = await sessionsOf(onTablet)
    expect(sessions.map(({ device, isCurrent }) => [device, isCurrent])).toEqual([
      ['Android · 微信', true],
      ['iOS · 微信', false],
      ['Windows · Chrome 浏览器', false], // the binding
    ])
    expect(sessions[1]).toMatchObject({ surface: 'learner', network: '203.0.*.*' })
  })

  test('200 one is ended, and signing in there again begins a new one', async () => {
    const { signIn, onPhone, onTablet } = await aLearnerOnTwoDevices()
    const phone = (await sessionsOf(onPhone)).find(({ isCurrent }) => isCurrent)
    const ended = await request(
      contract.endSession,
      { sessionId: phone?.sessionId ?? '' },
      { token: onTablet },
    )
    expect(ended.status).toBe(200)
    expect((await me(onPhone)).type).toBe('identity/unauthenticated')
    expect(await sessionsOf(onTablet)).toHaveLength(2)
    const again = await signIn(phoneAgent)
    expect(await sessionsOf(again)).toHaveLength(3)
  })

  test('200 all others are ended, or this one, or all', async () => {
    const { signIn, onPhone, onTablet } = await aLearnerOnTwoDevices()
    await request(contract.endSessions, { which: 'others' }, { token: onPhone })
    expect([(await me(onPhone)).status, (await me(onTablet)).status]).toEqual([200, 401])
    expect(await sessionsOf(onPhone)).toHaveLength(1)
    await request(contract.endSessions, { which: 'current' }, { token: onPhone })
    const onPhoneAgain = await signIn(phoneAgent)
    expect([(await me(onPhone)).status, (await sessionsOf(onPhoneAgain)).length]).toEqual([401, 1])
    await request(contract.endSessions, { which: 'all' }, { token: onPhoneAgain })
    expect((await me(onPhoneAgain)).status).toBe(401)
    expect((await me(onPhone)).status).toBe(401)
    expect(await sessionsOf(await signIn(phoneAgent))).toHaveLength(1)
  })

  test('a session of another person is not ended by its id; control: its owner ends it', async () => {
    const [owner, stranger] = [await aLearnerOnTwoDevices(), await aLearner()]
    const sessionId = (await sessionsOf(owner.onPhone)).find(({ isCurrent }) => isCurrent)?.sessionId ?? ''
    await request(contract.endSession, { sessionId }, { token: stranger.token })
    expect((await me(owner.onPhone)).status).toBe(200)
    await request(contract.endSession, { sessionId }, { token: owner.onPhone })
    expect((await me(owner.onPhone)).status).toBe(401)
  })

  test('a console is listed by its sign-in; a confirmation before all were ended gives no token after', async () => {
    const { learnerId, phoneToken } = await anAdministrator('editor')
    const openid = learnerId
    const confirm = async () => {
      const { signInId, secret } = (
        await request(contract.startConsoleSignIn, {}, { sourceIp: '203.0.113.80' })
      ).body
      const token = await tokenOf(learnerId, { openid })
      await request(contract.scanConsoleSignIn, { signInId }, { token })
      await request(contract.confirmConsoleSignIn, { signInId, confirm: true }, { token })
      return { signInId, secret }
    }
    const { signedIn } = (await request(contract.collectConsoleToken, await confirm())).body
    expect(await sessionsOf(signedIn?.token ?? '')).toMatchObject([
      { surface: 'console', device: 'Windows · Chrome 浏览器', network: '203.0.*.*', isCurrent: true },
    ])
    const open = await confirm()
    await request(contract.endSessions, { which: 'all' }, { token: phoneToken })
    expect((await request(contract.collectConsoleToken, open)).type).toBe('identity/unauthenticated')
  })
})

test('a launch from another device asks for a fresh login, and none asks on the device itself', async () => {
  const { course, learnerId } = await aStudent(await aCourse([60]))
  const lesson = { courseId: course.courseId, lessonId: course.lessons[0]?.lessonId ?? '' }
  const token = await tokenOf(learnerId, { userAgent: phoneAgent })
  const launchOn = (userAgent: string, as = token) =>
    request(launch, lesson, { token: as, headers: { 'user-agent': userAgent } })
  expect((await launchOn(tabletAgent)).type).toBe('identity/unauthenticated')
  expect((await launchOn(phoneAgent.replace('18_1', '18_2').replace('WIFI', '4G'))).status).toBe(200)
  expect((await launchOn(tabletAgent, await tokenOf(learnerId, { userAgent: tabletAgent }))).status).toBe(200)
  expect((await launchOn(phoneAgent, await staffToken(learnerId))).type).toBe('identity/unauthenticated')
})
