import * as contract from '@zhixing/shared/identity/contract'
import { ulid } from 'ulid'
import { anApp } from '../../support/identity/authenticator'
import { anAdministrator } from '../../support/identity/given'
import {
  aConfirmedSignIn,
  anEnrolledAdministrator,
  consoleTokenOf,
} from '../../support/identity/second-factor'
import { request } from '../../support/request'
import { callVerb } from '../calls'
import type { Scenario } from '../scenario'
import { attemptPartitions, drawnFields, withWechat } from './given'

export const secondFactorScenarios: Scenario[] = [
  {
    verb: 'identity/proposeSecondFactor',
    async arrange() {
      const { learnerId } = await anAdministrator('publisher')
      return (now) =>
        callVerb(
          contract.proposeSecondFactor,
          { input: {}, token: (at) => consoleTokenOf(learnerId, at) },
          now,
        )
    },
  },
  {
    verb: 'identity/confirmSecondFactor',
    varyingFields: ['factor'], // is sealed under a new nonce by every try
    violations: (items) =>
      items.some(({ sk, factor }) => sk?.S === 'SECOND-FACTOR' && factor) ? [] : ['no second factor'],
    arrange: () =>
      withWechat(async () => {
        const { learnerId } = await anAdministrator('publisher')
        const sessionId = ulid()
        const now = new Date()
        const first = { token: await consoleTokenOf(learnerId, now, sessionId), now }
        const { proposal, secret } = (await request(contract.proposeSecondFactor, {}, first)).body
        return (at) =>
          callVerb(
            contract.confirmSecondFactor,
            {
              input: { proposal, code: anApp(secret)(at) },
              token: (issued) => consoleTokenOf(learnerId, issued, sessionId),
            },
            at,
          )
      }),
  },
  {
    verb: 'identity/endSecondFactor',
    varyingPartitions: attemptPartitions,
    async arrange() {
      const { learnerId, recoveryCodes } = await anEnrolledAdministrator(new Date())
      const [code = ''] = recoveryCodes
      return (now) =>
        callVerb(
          contract.endSecondFactor,
          { input: { code }, token: (at) => consoleTokenOf(learnerId, at) },
          now,
        )
    },
  },
  {
    verb: 'identity/collectConsoleToken',
    when: 'with the code of a second factor',
    varyingFields: [...drawnFields, 'factor'], // enrolled anew by every arrangement
    violations: (items) => {
      const factor = items.find(({ sk }) => sk?.S === 'SECOND-FACTOR')?.factor
      const used = JSON.stringify(factor ?? '').match(/\busedFor/g) ?? []
      return used.length === 1 ? [] : [`${used.length} recovery codes are used`]
    },
    varyingPartitions: attemptPartitions,
    arrange: () =>
      withWechat(async () => {
        const now = new Date()
        const administrator = await anEnrolledAdministrator(now)
        const { signInId, secret } = await aConfirmedSignIn(administrator, now)
        const [code = ''] = administrator.recoveryCodes
        const input = { signInId, secret, code }
        return (at) => callVerb(contract.collectConsoleToken, { input }, at)
      }),
  },
]
