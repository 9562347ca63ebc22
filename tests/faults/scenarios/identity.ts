import { rosterCodePseudonym } from '@zhixing/functions/identity/store/roster'
import * as contract from '@zhixing/shared/identity/contract'
import { ulid } from 'ulid'
import {
  aLearner,
  anAdministrator,
  anOrganisation,
  aPhone,
  aRosterCode,
  grantRoleTo,
} from '../../support/identity/given'
import { guestToken, request, tokenOf } from '../../support/request'
import { fakeWechat } from '../../support/wechat/fake-wechat'
import { type Scenario, told } from '../scenario'

// Each try to prove a code is counted, because it is one.
const apart = ['ATTEMPTS#']
// Drawn anew whenever it is asked for.
const drawn = ['secretHash', 'checkDigits', 'token']

/** Bound by WeChat's own number, as most are. */
async function bound(openid: string = ulid()) {
  const phone = aPhone()
  const learner = await aLearner({ phone })
  await request(contract.bind, { phoneCode: phone }, { token: await guestToken(openid) })
  return { ...learner, openid, phone }
}

async function waiting() {
  const { signInId, secret } = (await request(contract.startConsoleSignIn, {})).body
  return { signInId, secret }
}
async function scanned() {
  const { learnerId, phoneToken } = await anAdministrator('publisher')
  const { signInId, secret } = await waiting()
  await request(contract.scanConsoleSignIn, { signInId }, { token: phoneToken })
  return { signInId, secret, learnerId, phoneToken }
}

const withWechat = <T>(arrange: () => Promise<T>) => {
  fakeWechat()
  return arrange()
}

export const identityScenarios: Scenario[] = [
  {
    verb: 'identity/signIn',
    when: 'with a unionid that was not known before',
    varies: drawn,
    // Bound is who is claimed from both sides: a claim that its other side does not return binds nobody, and gives way.
    harmless: ({ identity, sk, pk }, all) =>
      sk?.S === 'BINDING' &&
      String(pk?.S).startsWith('WECHAT-BINDING#') &&
      !all.some((item) => item._et?.S === 'LearnerSide' && item.identity?.S === identity?.S),
    arrange: () =>
      withWechat(async () => {
        const { openid } = await bound()
        return (now) =>
          told(
            contract.signIn,
            { input: { code: `${openid}+${'union'.padEnd(28, 'x')}`, via: 'miniProgram' } },
            now,
          )
      }),
  },
  {
    verb: 'identity/bind',
    when: 'by phone number',
    apart,
    varies: drawn,
    arrange: () =>
      withWechat(async () => {
        const phone = aPhone()
        await aLearner({ phone })
        const openid = ulid()
        return (now) =>
          told(contract.bind, { input: { phoneCode: phone }, token: () => guestToken(openid, now) }, now)
      }),
  },
  {
    verb: 'identity/bind',
    when: 'by name and code',
    apart,
    arrange: () =>
      withWechat(async () => {
        const { name, rosterCode } = await aLearner()
        const openid = ulid()
        return (now) =>
          told(contract.bind, { input: { name, rosterCode }, token: () => guestToken(openid, now) }, now)
      }),
  },
  {
    verb: 'identity/unbind',
    again: ['identity/not-bound'],
    arrange: () =>
      withWechat(async () => {
        const { openid, learnerId } = await bound()
        return (now) =>
          told(contract.unbind, { input: {}, token: () => tokenOf(learnerId, { openid, now }) }, now)
      }),
  },
  {
    verb: 'identity/renewToken',
    arrange: () =>
      withWechat(async () => {
        const { openid, learnerId } = await bound()
        await grantRoleTo(learnerId, 'editor', (await anOrganisation()).organisationId)
        return (now) =>
          told(
            contract.renewToken,
            { input: {}, token: () => tokenOf(learnerId, { surface: 'console', openid, now }) },
            now,
          )
      }),
  },
  {
    verb: 'identity/grantRole',
    async arrange() {
      const { token, organisation } = await anAdministrator()
      const { learnerId } = await aLearner({ organisation })
      const input = { learnerId, role: 'editor' as const, organisationId: organisation.organisationId }
      return (now) => told(contract.grantRole, { input, token }, now)
    },
  },
  {
    verb: 'identity/revokeRole',
    async arrange() {
      const { token, organisation } = await anAdministrator()
      const { organisationId } = organisation
      const { learnerId } = await aLearner({ organisation })
      await grantRoleTo(learnerId, 'editor', organisationId)
      return (now) =>
        told(contract.revokeRole, { input: { learnerId, role: 'editor', organisationId }, token }, now)
    },
  },
  {
    verb: 'identity/importLearners',
    when: 'one new, one with another phone number',
    // A line of the roster that leads to somebody who has that number no more leads nowhere, and gives way to whoever claims it.
    harmless: ({ pk, pseudonym, learnerId }, all) =>
      String(pk?.S).startsWith('ROSTER#') &&
      !all.some(({ sk, learnerId: id, rosterCode, phoneKey }) => {
        const isHis = sk?.S === 'LEARNER' && id?.S === learnerId?.S
        return (
          isHis &&
          (phoneKey?.S === pseudonym?.S || rosterCodePseudonym(String(rosterCode?.S)) === pseudonym?.S)
        )
      }),
    async arrange() {
      const { token, organisation } = await anAdministrator()
      const { organisationId } = organisation
      const known = {
        name: '张三',
        rosterCode: aRosterCode(),
        organisationId,
        jobLevel: 'clerk' as const,
        phone: aPhone(),
      }
      await request(contract.importLearners, { rows: [known], dryRun: false }, { token })
      const rows = [
        { ...known, phone: aPhone() },
        { ...known, name: '李四', rosterCode: aRosterCode(), phone: aPhone() },
      ]
      return async (now) => {
        const answer = await request(contract.importLearners, { rows, dryRun: false }, { token, now })
        const refused = answer.status === 200 ? answer.body.refused.flatMap(({ reasons }) => reasons) : []
        return refused.length
          ? { status: 400, type: refused.join() }
          : { status: answer.status, type: answer.type }
      }
    },
  },
  {
    verb: 'identity/startConsoleSignIn',
    varies: drawn,
    apart: ['CONSOLE-SIGN-IN#'], // one for each try, and nobody scans what was not shown
    arrange: () => withWechat(async () => (now) => told(contract.startConsoleSignIn, { input: {} }, now)),
  },
  {
    verb: 'identity/scanConsoleSignIn',
    varies: drawn,
    arrange: () =>
      withWechat(async () => {
        const { learnerId } = await anAdministrator('publisher')
        const { signInId } = await waiting()
        return (now) =>
          told(
            contract.scanConsoleSignIn,
            { input: { signInId }, token: () => tokenOf(learnerId, { now }) },
            now,
          )
      }),
  },
  {
    verb: 'identity/confirmConsoleSignIn',
    varies: drawn,
    arrange: () =>
      withWechat(async () => {
        const { signInId, learnerId } = await scanned()
        const input = { signInId, confirm: true }
        return (now) =>
          told(contract.confirmConsoleSignIn, { input, token: () => tokenOf(learnerId, { now }) }, now)
      }),
  },
  {
    verb: 'identity/collectConsoleToken',
    varies: drawn,
    arrange: () =>
      withWechat(async () => {
        const { signInId, secret, phoneToken } = await scanned()
        await request(contract.confirmConsoleSignIn, { signInId, confirm: true }, { token: phoneToken })
        return (now) => told(contract.collectConsoleToken, { input: { signInId, secret } }, now)
      }),
  },
]
