import type { OutputOf } from '@zhixing/shared/contract'
import { collectConsoleToken, startConsoleSignIn } from '@zhixing/shared/identity/contract'
import { Refusal } from '@zhixing/shared/problem'
import { useCallback, useEffect, useRef, useState } from 'react'
import { call } from '../../server/call'
import { tokenStore } from '../../server/token-store'

type Code = OutputOf<typeof startConsoleSignIn>
export type SignInState =
  | { phase: 'starting' }
  | { phase: 'failed'; error: unknown }
  | { phase: 'waiting' | 'scanned' | 'refused' | 'expired'; code: Code; lost: boolean } // lost: the last question got no answer

const ASK_EVERY_MS = 2_000
const ASK_AT_MOST_EVERY_MS = 16_000

/** A code, and the question every two seconds whether it was confirmed; silent while the tab is hidden, slower while nobody answers. */
export function useSignIn() {
  const [state, setState] = useState<SignInState>({ phase: 'starting' })
  const round = useRef(0)

  const start = useCallback(async () => {
    const mine = ++round.current
    setState({ phase: 'starting' })
    try {
      const code = await call(startConsoleSignIn, {})
      if (mine === round.current) setState({ phase: 'waiting', code, lost: false })
    } catch (error) {
      if (mine === round.current) setState({ phase: 'failed', error })
    }
  }, [])

  useEffect(() => {
    void start()
    return () => {
      round.current += 1
    }
  }, [start])

  const code = 'code' in state ? state.code : undefined
  const open = state.phase === 'waiting' || state.phase === 'scanned'
  useEffect(() => {
    if (!code || !open) return
    return ask(code, {
      answered: (phase) => setState({ phase, code, lost: false }),
      lost: () => setState((present) => ('code' in present ? { ...present, lost: true } : present)),
    })
  }, [code, open])

  return { state, start }
}

interface Told {
  answered: (phase: 'waiting' | 'scanned' | 'refused' | 'expired') => void
  lost: () => void
}

function ask({ signInId, secret }: Code, told: Told) {
  const stopped = new AbortController()
  let timer: ReturnType<typeof setTimeout>
  let wait = ASK_EVERY_MS
  const next = () => {
    clearTimeout(timer)
    if (!document.hidden && !stopped.signal.aborted) timer = setTimeout(question, wait)
  }
  const question = async () => {
    try {
      const { state, signedIn } = await call(collectConsoleToken, { signInId, secret }, stopped.signal)
      if (stopped.signal.aborted) return
      wait = ASK_EVERY_MS
      if (signedIn) return tokenStore.begin(signedIn.token)
      // Confirmed without a token: it was handed out, and its answer was lost on the way. Only a new code helps.
      told.answered(state === 'confirmed' ? 'expired' : state)
    } catch (error) {
      if (stopped.signal.aborted) return
      if (error instanceof Refusal && error.status < 500 && error.status !== 429)
        return told.answered('expired')
      wait = Math.min(wait * 2, ASK_AT_MOST_EVERY_MS)
      told.lost()
    }
    next()
  }
  document.addEventListener('visibilitychange', next)
  next()
  return () => {
    stopped.abort()
    clearTimeout(timer)
    document.removeEventListener('visibilitychange', next)
  }
}
