import { isRecoveryCode } from '@zhixing/shared/identity/second-factor'
import { pseudonymOf } from '../../core/http/signed'
import { changeSecondFactor, type StoredSecondFactor } from '../store/second-factors'
import { openText, sealText } from './sealed-text'
import { findStep } from './totp'

const secretContextOf = (learnerId: string) => `second factor ${learnerId}`

export const sealSecret = (learnerId: string, secret: Buffer): string =>
  sealText(secretContextOf(learnerId), secret.toString('base64url'))

/** Throws if neither key opens it: the previous one was removed too early. */
export function openSecret(learnerId: string, { sealedSecret }: StoredSecondFactor) {
  const opened = openText(secretContextOf(learnerId), sealedSecret)
  if (!opened) throw new Error('no key opens the secret of a second factor')
  return { secret: Buffer.from(opened.text, 'base64url'), isOfPreviousKey: opened.isOfPreviousKey }
}

export const hashRecoveryCode = (learnerId: string, code: string): string =>
  pseudonymOf('recovery code of', learnerId, code)

/** Used up, accepted already for the same purpose, or wrong. */
type CodeUse = { isRight: true; after?: StoredSecondFactor } | { isRight: false }

/**
 * Uses a code up for one purpose, for instance one sign-in; the same code for the same purpose is accepted
 * again, because its answer may have been lost. Returns whether the code was right.
 */
export async function spendCode(
  learnerId: string,
  code: string,
  purpose: string,
  now: Date,
): Promise<boolean> {
  let isRight = false
  await changeSecondFactor(learnerId, (factor) => {
    const use = useOfCode(learnerId, factor, code, purpose, now)
    isRight = use.isRight
    return use.isRight ? use.after : undefined
  })
  return isRight
}

/** What the factor is after this use of the code. */
export const useOfCode = (
  learnerId: string,
  factor: StoredSecondFactor,
  code: string,
  purpose: string,
  now: Date,
): CodeUse =>
  isRecoveryCode(code)
    ? useOfRecoveryCode(learnerId, factor, code, purpose)
    : useOfTimedCode(learnerId, factor, code, purpose, now)

function useOfRecoveryCode(
  learnerId: string,
  factor: StoredSecondFactor,
  code: string,
  purpose: string,
): CodeUse {
  const hash = hashRecoveryCode(learnerId, code)
  const found = factor.recoveryCodes.find((each) => each.hash === hash)
  if (!found) return { isRight: false }
  if (found.usedFor !== undefined) return { isRight: found.usedFor === purpose }
  const recoveryCodes = factor.recoveryCodes.map((each) =>
    each === found ? { hash, usedFor: purpose } : each,
  )
  return { isRight: true, after: { ...factor, recoveryCodes } }
}

function useOfTimedCode(
  learnerId: string,
  factor: StoredSecondFactor,
  code: string,
  purpose: string,
  now: Date,
): CodeUse {
  const { secret, isOfPreviousKey } = openSecret(learnerId, factor)
  const step = findStep(secret, code, now)
  if (step === undefined) return { isRight: false }
  if (step === factor.lastStep && factor.lastUsedFor === purpose) return { isRight: true }
  if (step <= factor.lastStep) return { isRight: false }
  const sealedSecret = isOfPreviousKey ? sealSecret(learnerId, secret) : factor.sealedSecret
  return { isRight: true, after: { ...factor, sealedSecret, lastStep: step, lastUsedFor: purpose } }
}
