import type { Contract, InputOf, OutputOf } from '@zhixing/shared/contract'
import { Refusal } from '@zhixing/shared/problem'
import { signIn } from '../sign-in/sign-in'
import { clearSignedIn, currentLearner, currentToken } from '../sign-in/signed-in'
import { sendRequest } from './http'

/**
 * Calls a contract with the token of this phone and returns the answer. An expired token is renewed silently,
 * once. Throws `Refusal` or `Unavailable`. A guest has no sign-in that could have expired, so what needs a
 * learner is refused to them as not bound.
 */
export async function call<C extends Contract>(contract: C, input: InputOf<C>): Promise<OutputOf<C>> {
  try {
    return await callWithToken(contract, input)
  } catch (error) {
    const isGuest = currentLearner() === undefined
    const needsLearner = contract.access === 'learner'
    if (isUnauthenticated(error) && needsLearner && isGuest) throw new Refusal('identity/not-bound')
    throw error
  }
}

async function callWithToken<C extends Contract>(contract: C, input: InputOf<C>): Promise<OutputOf<C>> {
  const isPublic = contract.access === 'public'
  const token = currentToken() ?? (isPublic ? undefined : await signIn())
  try {
    return await sendRequest(contract, input, token)
  } catch (error) {
    if (!token || !isUnauthenticated(error)) throw error
    const renewed = isPublic ? await signInOrBecomeGuest() : await signIn()
    return sendRequest(contract, input, renewed)
  }
}

const isUnauthenticated = (error: unknown) =>
  error instanceof Refusal && error.type === 'identity/unauthenticated'

/** Public content is shown even when the sign-in fails. */
const signInOrBecomeGuest = () =>
  signIn().catch(() => {
    clearSignedIn()
    return undefined
  })
