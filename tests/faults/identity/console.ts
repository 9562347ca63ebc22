import * as contract from '@zhixing/shared/identity/contract'
import { anAdministrator } from '../../support/identity/given'
import { request } from '../../support/request'
import { callVerb, learnerTokenOf } from '../calls'
import type { Scenario } from '../scenario'
import { drawnFields, withWechat } from './given'

async function aSignInThatWaits() {
  const { signInId, secret } = (await request(contract.startConsoleSignIn, {})).body
  return { signInId, secret }
}

async function aScannedSignIn() {
  const { learnerId, phoneToken } = await anAdministrator('publisher')
  const { signInId, secret } = await aSignInThatWaits()
  await request(contract.scanConsoleSignIn, { signInId }, { token: phoneToken })
  return { signInId, secret, learnerId, phoneToken }
}

export const consoleScenarios: Scenario[] = [
  {
    verb: 'identity/startConsoleSignIn',
    varyingFields: drawnFields,
    // One for each try: an unseen code cannot be scanned, and a retry may count as an attempt of the address.
    varyingPartitions: ['CONSOLE-SIGN-IN#', 'ATTEMPTS#'],
    arrange: () => withWechat(async () => (now) => callVerb(contract.startConsoleSignIn, { input: {} }, now)),
  },
  {
    verb: 'identity/scanConsoleSignIn',
    varyingFields: drawnFields,
    arrange: () =>
      withWechat(async () => {
        const administrator = await anAdministrator('publisher')
        const { signInId } = await aSignInThatWaits()
        const token = learnerTokenOf(administrator)
        return (now) => callVerb(contract.scanConsoleSignIn, { input: { signInId }, token }, now)
      }),
  },
  {
    verb: 'identity/confirmConsoleSignIn',
    varyingFields: drawnFields,
    arrange: () =>
      withWechat(async () => {
        const { signInId, learnerId } = await aScannedSignIn()
        const input = { signInId, confirm: true }
        const token = learnerTokenOf({ learnerId })
        return (now) => callVerb(contract.confirmConsoleSignIn, { input, token }, now)
      }),
  },
  {
    verb: 'identity/collectConsoleToken',
    varyingFields: drawnFields,
    arrange: () =>
      withWechat(async () => {
        const { signInId, secret, phoneToken } = await aScannedSignIn()
        await request(contract.confirmConsoleSignIn, { signInId, confirm: true }, { token: phoneToken })
        return (now) => callVerb(contract.collectConsoleToken, { input: { signInId, secret } }, now)
      }),
  },
]
