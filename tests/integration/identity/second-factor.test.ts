import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals'
import { environment } from '@zhixing/functions/core/environment'
import { findSecondFactor } from '@zhixing/functions/identity/store/second-factors'
import * as contract from '@zhixing/shared/identity/contract'
import { importLearners } from '@zhixing/shared/identity/contract'
import { anApp } from '../../support/identity/authenticator'
import { anAdministrator } from '../../support/identity/given'
import {
  aConfirmedSignIn,
  anEnrolledAdministrator,
  aStepBegins,
  consoleTokenOf,
  enrolSecondFactor,
} from '../../support/identity/second-factor'
import { request } from '../../support/request'
import { fakeWechat } from '../../support/wechat/fake-wechat'

beforeEach(() => void fakeWechat())
afterEach(() => void jest.restoreAllMocks())

const secondsAfter = (now: Date, seconds: number) => new Date(now.getTime() + seconds * 1000)

describe('I17 a second factor', () => {
  test('200 is off until a code confirms it, and gives ten recovery codes once', async () => {
    const now = aStepBegins()
    const { learnerId } = await anAdministrator('publisher')
    const caller = { token: await consoleTokenOf(learnerId, now), now }
    const { proposal, secret } = (await request(contract.proposeSecondFactor, {}, caller)).body
    const wrong = { proposal, code: anApp(secret)(now, 5) }
    expect((await request(contract.confirmSecondFactor, wrong, caller)).type).toBe('identity/code-wrong')
    expect((await request(contract.getSecondFactor, {}, caller)).body).toEqual({
      isOn: false,
      isRequired: false,
    })
    const right = { proposal, code: anApp(secret)(now) }
    const confirmed = (await request(contract.confirmSecondFactor, right, caller)).body
    expect(new Set(confirmed.recoveryCodes).size).toBe(10)
    expect(confirmed.recoveryCodes.every((code) => /^\d{16}$/.test(code))).toBe(true)
    expect((await request(contract.getSecondFactor, {}, caller)).body).toEqual({
      ...{ isOn: true, isRequired: false, enrolledAt: now.toISOString(), recoveryCodesLeft: 10 },
    })
    // A lost answer is given again by the proposal, for this session and a quarter of an hour.
    expect((await request(contract.confirmSecondFactor, right, caller)).body.recoveryCodes).toEqual(
      confirmed.recoveryCodes,
    )
    const other = { token: await consoleTokenOf(learnerId, now), now }
    expect((await request(contract.confirmSecondFactor, right, other)).type).toBe('identity/proposal-expired')
    const late = secondsAfter(now, 901)
    expect((await request(contract.confirmSecondFactor, right, { ...caller, now: late })).type).toBe(
      'identity/proposal-expired',
    )
  })

  test('409 second-factor-on for a second one, proposed or begun in another tab · 401 on a phone', async () => {
    const now = aStepBegins()
    const administrator = await anAdministrator('publisher')
    const caller = { token: await consoleTokenOf(administrator.learnerId, now), now }
    const inOtherTab = (await request(contract.proposeSecondFactor, {}, caller)).body
    await enrolSecondFactor(administrator, now)
    expect((await request(contract.proposeSecondFactor, {}, caller)).type).toBe('identity/second-factor-on')
    const { proposal, secret } = inOtherTab
    const input = { proposal, code: anApp(secret)(now) }
    expect((await request(contract.confirmSecondFactor, input, caller)).type).toBe(
      'identity/second-factor-on',
    )
    const phone = { token: administrator.phoneToken }
    expect((await request(contract.proposeSecondFactor, {}, phone)).type).toBe('identity/unauthenticated')
    expect((await request(contract.confirmSecondFactor, input, phone)).type).toBe('identity/unauthenticated')
    expect((await request(contract.endSecondFactor, { code: '123456' }, phone)).type).toBe(
      'identity/unauthenticated',
    )
  })

  test('is stored encrypted, its recovery codes as keyed hashes', async () => {
    const { learnerId, secret, recoveryCodes } = await anEnrolledAdministrator(aStepBegins())
    const stored = JSON.stringify((await findSecondFactor(learnerId)).factor)
    for (const hidden of [secret, ...recoveryCodes]) expect(stored).not.toContain(hidden)
  })

  test('200 opens while its key is being replaced, and is under the new key after its next use', async () => {
    const now = aStepBegins()
    const { showCode, ...administrator } = await anEnrolledAdministrator(now)
    const signIn = async (code: string) =>
      (await (await aConfirmedSignIn(administrator, now)).collect(code)).status
    const { secondFactorKey: former } = environment
    jest.spyOn(environment, 'secondFactorKey', 'get').mockReturnValue('the key after it, of 32 characters')
    expect(await signIn(showCode(now))).toBe(500)
    const previous = jest.spyOn(environment, 'previousSecondFactorKey', 'get').mockReturnValue(former)
    expect(await signIn(showCode(now))).toBe(200)
    previous.mockReturnValue(undefined)
    expect(await signIn(showCode(now, 1))).toBe(200)
  })

  test('200 is switched off by a code, and no more asked for · 403 code-wrong', async () => {
    const now = aStepBegins()
    const { consoleToken: token, showCode, ...administrator } = await anEnrolledAdministrator(now)
    const end = (code: string) => request(contract.endSecondFactor, { code }, { token, now })
    expect((await end(showCode(now, 5))).type).toBe('identity/code-wrong')
    expect((await end(showCode(now))).status).toBe(200)
    expect((await end(showCode(now))).status).toBe(200)
    expect((await (await aConfirmedSignIn(administrator, now)).collect()).body.signedIn).toBeDefined()
  })

  test('ends the other consoles of the person, whose holders have shown no code', async () => {
    const now = aStepBegins()
    const administrator = await anAdministrator('publisher')
    const first = (await (await aConfirmedSignIn(administrator, now)).collect()).body.signedIn
    const { consoleToken } = await enrolSecondFactor(administrator, secondsAfter(now, 1))
    const me = (token?: string) => request(contract.getLearner, {}, { token, now: secondsAfter(now, 2) })
    expect((await me(first?.token)).type).toBe('identity/unauthenticated')
    expect((await me(consoleToken)).status).toBe(200)
  })
})

describe('a console sign-in with a second factor', () => {
  test('200 asks for a code after the confirmation and hands the token out for it, once more if its answer was lost', async () => {
    const now = aStepBegins()
    const { showCode, ...administrator } = await anEnrolledAdministrator(now)
    const { collect } = await aConfirmedSignIn(administrator, now)
    expect((await collect()).body).toEqual({ state: 'confirmed', needsCode: true })
    expect((await collect(showCode(now, 5))).type).toBe('identity/code-wrong')
    expect((await collect()).body.signedIn).toBeUndefined()
    const { signedIn } = (await collect(showCode(now))).body
    expect(signedIn).toMatchObject({ learner: { learnerId: administrator.learnerId } })
    expect(signedIn?.owesSecondFactor).toBeUndefined()
    expect((await collect(showCode(now))).body.signedIn).toBeDefined()
  })

  test('403 code-wrong for a code that was used, also for the one before it; the next one is accepted', async () => {
    const now = aStepBegins()
    const { showCode, ...administrator } = await anEnrolledAdministrator(now)
    await (await aConfirmedSignIn(administrator, now)).collect(showCode(now))
    const { collect } = await aConfirmedSignIn(administrator, now)
    for (const steps of [0, -1])
      expect((await collect(showCode(now, steps))).type).toBe('identity/code-wrong')
    expect((await collect(showCode(now, 1))).body.signedIn).toBeDefined()
  })

  test('200 by a recovery code in groups of four, each once', async () => {
    const now = aStepBegins()
    const { consoleToken, recoveryCodes, ...administrator } = await anEnrolledAdministrator(now)
    const [first = ''] = recoveryCodes
    const typed = first.replace(/(\d{4})(?=\d)/g, '$1 ')
    const one = await aConfirmedSignIn(administrator, now)
    expect((await one.collect(typed)).body.signedIn).toBeDefined()
    const other = await aConfirmedSignIn(administrator, now)
    expect((await other.collect(first)).type).toBe('identity/code-wrong')
    const caller = { token: consoleToken, now }
    expect((await request(contract.getSecondFactor, {}, caller)).body.recoveryCodesLeft).toBe(9)
  })

  test('two browsers with one code: one gets a token', async () => {
    const now = aStepBegins()
    const { showCode, ...administrator } = await anEnrolledAdministrator(now)
    const signIns = [await aConfirmedSignIn(administrator, now), await aConfirmedSignIn(administrator, now)]
    const answers = await Promise.all(signIns.map(({ collect }) => collect(showCode(now))))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 403])
  })

  test('429 too-many-codes after 20 codes of a person in a day; a recovery code and the next day let them in · 410 after 10 in one sign-in', async () => {
    const now = aStepBegins()
    const { showCode, recoveryCodes, ...administrator } = await anEnrolledAdministrator(now)
    for (let scan = 0; scan < 2; scan++) {
      const { collect } = await aConfirmedSignIn(administrator, now)
      for (let guess = 0; guess < 10; guess++)
        expect((await collect(showCode(now, 50 + guess))).type).toBe('identity/code-wrong')
      expect((await collect(showCode(now, 60))).type).toBe('identity/sign-in-expired')
    }
    const { collect } = await aConfirmedSignIn(administrator, now)
    const refused = await collect(showCode(now))
    expect(refused.type).toBe('identity/too-many-codes')
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0)
    expect((await collect(recoveryCodes[0])).body.signedIn).toBeDefined()
    const tomorrow = secondsAfter(now, 86_400)
    const next = await aConfirmedSignIn(administrator, tomorrow)
    expect((await next.collect(showCode(tomorrow))).body.signedIn).toBeDefined()
  })
})

describe('a role that needs a second factor', () => {
  const requireFor = (...roles: string[]) =>
    jest.spyOn(environment, 'secondFactorRoles', 'get').mockReturnValue(roles)

  test('403 second-factor-missing for everything but the enrolment, whose token may do the rest', async () => {
    const now = aStepBegins()
    const administrator = await anAdministrator('system')
    requireFor('system', 'security', 'audit')
    const { signedIn } = (await (await aConfirmedSignIn(administrator, now)).collect()).body
    expect(signedIn?.owesSecondFactor).toBe(true)
    const caller = { token: signedIn?.token, now }
    const rows = [{}]
    expect((await request(importLearners, { rows }, caller)).type).toBe('identity/second-factor-missing')
    const { proposal, secret } = (await request(contract.proposeSecondFactor, {}, caller)).body
    const input = { proposal, code: anApp(secret)(now) }
    const { signedIn: whole } = (await request(contract.confirmSecondFactor, input, caller)).body
    expect((await request(importLearners, { rows }, { token: whole.token, now })).status).toBe(200)
    const end = { code: anApp(secret)(now, 1) }
    expect((await request(contract.endSecondFactor, end, { token: whole.token, now })).type).toBe(
      'identity/second-factor-required',
    )
  })

  test('200 control: other roles, and every role where nothing is set, sign in by the scan alone', async () => {
    const now = aStepBegins()
    const signInAs = async (role: 'editor' | 'system') =>
      (await (await aConfirmedSignIn(await anAdministrator(role), now)).collect()).body.signedIn
    expect((await signInAs('system'))?.owesSecondFactor).toBeUndefined()
    requireFor('system')
    expect((await signInAs('editor'))?.owesSecondFactor).toBeUndefined()
    expect((await signInAs('system'))?.owesSecondFactor).toBe(true)
  })

  test('a token of before keeps owing when another session has enrolled', async () => {
    const now = aStepBegins()
    const administrator = await anAdministrator('system')
    requireFor('system')
    const stolen = (await (await aConfirmedSignIn(administrator, now)).collect()).body.signedIn
    await enrolSecondFactor(administrator, secondsAfter(now, 1))
    const caller = { token: stolen?.token, now: secondsAfter(now, 2) }
    expect((await request(contract.renewToken, {}, caller)).type).toBe('identity/unauthenticated')
  })
})
