import type { Learner, SignedIn } from '@zhixing/shared/identity/contract'
import { createSharedState, useSharedState } from '../hooks/shared-state'
import { readStored, removeStored, writeStored } from '../platform/storage'

const KEY = 'signed-in'
const EXPIRY_MARGIN_SECONDS = 60

const state = createSharedState<{ signedIn?: SignedIn | undefined; isSigningIn: boolean }>({
  signedIn: readStored<SignedIn>(KEY),
  isSigningIn: true,
})

/** The stored token, if it is valid for another minute. */
export function currentToken(): string | undefined {
  const { signedIn } = state.get()
  const earliestExpiry = Date.now() / 1000 + EXPIRY_MARGIN_SECONDS
  return signedIn && signedIn.expiresAt > earliestExpiry ? signedIn.token : undefined
}

export const currentLearner = () => state.get().signedIn?.learner

/** Stores the answer of a sign-in or a binding, so that every page shows that learner. */
export function storeSignedIn(signedIn: SignedIn) {
  writeStored(KEY, signedIn)
  state.set({ signedIn, isSigningIn: false })
}

export function clearSignedIn() {
  removeStored(KEY)
  state.set({ signedIn: undefined, isSigningIn: false })
}

/** Records that the silent sign-in at the start has ended, successfully or not. */
export const endInitialSignIn = () => state.set({ ...state.get(), isSigningIn: false })

/** `learner` is absent for a guest, and unknown while `isSigningIn`. */
export function useLearner(): { learner: Learner | undefined; isSigningIn: boolean } {
  const { signedIn, isSigningIn } = useSharedState(state)
  return { learner: signedIn?.learner, isSigningIn: isSigningIn && !signedIn?.learner }
}
