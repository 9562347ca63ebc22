import type { OutputOf } from '@zhixing/shared/contract'
import { collectConsoleToken, type startConsoleSignIn } from '@zhixing/shared/identity/contract'
import { Refusal } from '@zhixing/shared/problem'
import { call } from '../../server/call'
import { tokenStore } from '../../server/token-store'

export type StartedSignIn = OutputOf<typeof startConsoleSignIn>
/** `factor`: confirmed on the phone; the code of the second factor is missing. */
export type CodePhase = 'waiting' | 'scanned' | 'factor' | 'refused' | 'expired'

interface PollListeners {
  onPhase: (phase: CodePhase) => void
  onConnectionLost: () => void
}

const POLL_EVERY_MS = 2_000
const POLL_AT_LEAST_EVERY_MS = 16_000

/**
 * Asks every two seconds whether the code was confirmed, and saves the token once it was. Pauses while the
 * tab is hidden; waits twice as long after each failure, up to 16 seconds. Returns a function that ends it.
 */
export function pollSignIn(
  { signInId, secret }: StartedSignIn,
  { onPhase, onConnectionLost }: PollListeners,
) {
  const stopped = new AbortController()
  let timer: ReturnType<typeof setTimeout>
  let delayMs = POLL_EVERY_MS
  const schedule = () => {
    clearTimeout(timer)
    if (!document.hidden && !stopped.signal.aborted) timer = setTimeout(poll, delayMs)
  }
  const poll = async () => {
    try {
      const { state, needsCode, signedIn } = await call(
        collectConsoleToken,
        { signInId, secret },
        stopped.signal,
      )
      if (stopped.signal.aborted) return
      delayMs = POLL_EVERY_MS
      if (signedIn) return tokenStore.save(signedIn)
      if (needsCode) return onPhase('factor')
      // Confirmed without a token: it was handed out in an answer that was lost, so a new code is needed.
      onPhase(state === 'confirmed' ? 'expired' : state)
    } catch (error) {
      if (stopped.signal.aborted) return
      if (isFinal(error)) return onPhase('expired')
      delayMs = Math.min(delayMs * 2, POLL_AT_LEAST_EVERY_MS)
      onConnectionLost()
    }
    schedule()
  }
  document.addEventListener('visibilitychange', schedule)
  schedule()
  return () => {
    stopped.abort()
    clearTimeout(timer)
    document.removeEventListener('visibilitychange', schedule)
  }
}

/** Whether the code itself was refused; too many requests and a failing server are worth a retry. */
const isFinal = (error: unknown) => error instanceof Refusal && error.status < 500 && error.status !== 429
