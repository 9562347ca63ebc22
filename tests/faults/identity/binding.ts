import { listStoredSessions } from '@zhixing/functions/identity/store/sessions'
import * as contract from '@zhixing/shared/identity/contract'
import { ulid } from 'ulid'
import { aLearner, anOrganisation, aPhone, grantRoleTo } from '../../support/identity/given'
import { guestToken, tokenOf } from '../../support/request'
import { callVerb } from '../calls'
import type { Scenario } from '../scenario'
import { aBoundLearner, attemptPartitions, drawnFields, isOneSidedClaim, withWechat } from './given'

export const bindingScenarios: Scenario[] = [
  {
    verb: 'identity/signIn',
    when: 'with a unionid that was not known before',
    varyingFields: drawnFields,
    isHarmlessLeftover: isOneSidedClaim,
    arrange: () =>
      withWechat(async () => {
        const { openid } = await aBoundLearner()
        const code = `${openid}+${'union'.padEnd(28, 'x')}`
        return (now) => callVerb(contract.signIn, { input: { code, via: 'miniProgram' } }, now)
      }),
  },
  {
    verb: 'identity/bind',
    when: 'by phone number',
    varyingPartitions: attemptPartitions,
    varyingFields: drawnFields,
    arrange: () =>
      withWechat(async () => {
        const phone = aPhone()
        await aLearner({ phone })
        const openid = ulid()
        const token = (now: Date) => guestToken(openid, now)
        return (now) => callVerb(contract.bind, { input: { phoneCode: phone }, token }, now)
      }),
  },
  {
    verb: 'identity/bind',
    when: 'by name and code',
    varyingPartitions: attemptPartitions,
    arrange: () =>
      withWechat(async () => {
        const { name, rosterCode } = await aLearner()
        const openid = ulid()
        const token = (now: Date) => guestToken(openid, now)
        return (now) => callVerb(contract.bind, { input: { name, rosterCode }, token }, now)
      }),
  },
  {
    verb: 'identity/unbind',
    repeatProblems: ['identity/not-bound'],
    arrange: () =>
      withWechat(async () => {
        const { openid, learnerId } = await aBoundLearner()
        const token = (now: Date) => tokenOf(learnerId, { openid, now })
        return (now) => callVerb(contract.unbind, { input: {}, token }, now)
      }),
  },
  {
    verb: 'identity/endSession',
    arrange: () =>
      withWechat(async () => {
        const { openid, learnerId } = await aBoundLearner()
        const token = (now: Date) => tokenOf(learnerId, { openid, now, sessionId: ulid() })
        const [session] = await listStoredSessions(learnerId)
        const { sessionId = '' } = session ?? {}
        return (now) => callVerb(contract.endSession, { input: { sessionId }, token }, now)
      }),
  },
  {
    verb: 'identity/endSessions',
    arrange: () =>
      withWechat(async () => {
        const { openid, learnerId } = await aBoundLearner()
        const token = (now: Date) => tokenOf(learnerId, { openid, now })
        return (now) => callVerb(contract.endSessions, { input: { which: 'all' }, token }, now)
      }),
  },
  {
    verb: 'identity/renewToken',
    arrange: () =>
      withWechat(async () => {
        const { openid, learnerId } = await aBoundLearner()
        await grantRoleTo(learnerId, 'editor', (await anOrganisation()).organisationId)
        const token = (now: Date) => tokenOf(learnerId, { surface: 'console', openid, now })
        return (now) => callVerb(contract.renewToken, { input: {}, token }, now)
      }),
  },
]
