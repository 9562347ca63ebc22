import { stepOf } from '@zhixing/functions/identity/second-factor/totp'
import * as contract from '@zhixing/shared/identity/contract'
import { ulid } from 'ulid'
import { request, tokenOf } from '../request'
import { anApp } from './authenticator'
import { anAdministrator } from './given'

/** The next moment at which a step begins: a test that shows codes of several steps is not cut by one. */
export const aStepBegins = () => new Date((stepOf(new Date()) + 1) * 30_000)

/** A token of the console with a session, as a scan gives one. */
export const consoleTokenOf = (learnerId: string, now: Date, sessionId = ulid()) =>
  tokenOf(learnerId, { surface: 'console', now, sessionId })

/** Enrols a second factor at `now`, with the code of the step before. */
export async function enrolSecondFactor({ learnerId }: { learnerId: string }, now: Date) {
  const caller = { token: await consoleTokenOf(learnerId, now), now }
  const { proposal, secret } = (await request(contract.proposeSecondFactor, {}, caller)).body
  const showCode = anApp(secret)
  const input = { proposal, code: showCode(now, -1) }
  const { recoveryCodes, signedIn } = (await request(contract.confirmSecondFactor, input, caller)).body
  return { consoleToken: signedIn.token, secret, showCode, recoveryCodes }
}

export async function anEnrolledAdministrator(now: Date) {
  const administrator = await anAdministrator('publisher')
  return { ...administrator, ...(await enrolSecondFactor(administrator, now)) }
}

/** A sign-in that the administrator has scanned and confirmed on the phone. `collect` asks for its token. */
export async function aConfirmedSignIn({ learnerId }: { learnerId: string }, now: Date) {
  // Of an address of its own: sixty sign-ins in ten minutes from one would meet the limit.
  const sourceIp = `198.51.100.${Math.floor(Math.random() * 256)}`
  const { signInId, secret } = (await request(contract.startConsoleSignIn, {}, { now, sourceIp })).body
  const phone = { token: await tokenOf(learnerId, { now }), now }
  await request(contract.scanConsoleSignIn, { signInId }, phone)
  await request(contract.confirmConsoleSignIn, { signInId, confirm: true }, phone)
  const collect = (code?: string, at = now) =>
    request(contract.collectConsoleToken, { signInId, secret, ...(code && { code }) }, { now: at })
  return { signInId, secret, collect }
}
