import type { Learner, SignedIn } from '@zhixing/shared/identity/contract'
import { sharedValue, useShared } from '../hooks/shared-state'
import { forget, recall, remember } from '../platform/storage'

const KEY = 'signed-in'
const kept = sharedValue<{ signedIn?: SignedIn | undefined; arriving: boolean }>({
  signedIn: recall<SignedIn>(KEY),
  arriving: true,
})

/** The token that is still good for a minute at least. */
export function token(): string | undefined {
  const { signedIn } = kept.get()
  return signedIn && signedIn.expiresAt > Date.now() / 1000 + 60 ? signedIn.token : undefined
}

/** What a sign-in, a binding or its end answered becomes who we are, on every page. */
export function keep(signedIn: SignedIn) {
  remember(KEY, signedIn)
  kept.set({ signedIn, arriving: false })
}

export function leave() {
  forget(KEY)
  kept.set({ arriving: false })
}

/** The silent sign-in at the start has come to an end, whichever. */
export const arrived = () => kept.set({ ...kept.get(), arriving: false })

/** Who is holding the phone. `learner` is absent for a guest; while `arriving`, nobody knows yet. */
export function useLearner(): { learner: Learner | undefined; arriving: boolean } {
  const { signedIn, arriving } = useShared(kept)
  return { learner: signedIn?.learner, arriving: arriving && !signedIn?.learner }
}

export const learnerNow = () => kept.get().signedIn?.learner
