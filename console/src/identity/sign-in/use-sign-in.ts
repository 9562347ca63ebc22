import { startConsoleSignIn } from '@zhixing/shared/identity/contract'
import { useCallback, useEffect, useRef, useState } from 'react'
import { call } from '../../server/call'
import { type CodePhase, pollSignIn, type StartedSignIn } from './poll-sign-in'

export type SignInState =
  | { phase: 'starting' }
  | { phase: 'failed'; error: unknown }
  | { phase: CodePhase; code: StartedSignIn; isConnectionLost: boolean }

/** Gets a code to scan and polls until it is confirmed, refused or expired; `start` gets a new one. */
export function useSignIn() {
  const [state, setState] = useState<SignInState>({ phase: 'starting' })
  const attempt = useRef(0) // answers to earlier attempts are dropped

  const start = useCallback(async () => {
    const thisAttempt = ++attempt.current
    const show = (next: SignInState) => {
      if (thisAttempt === attempt.current) setState(next)
    }
    show({ phase: 'starting' })
    try {
      show({ phase: 'waiting', code: await call(startConsoleSignIn, {}), isConnectionLost: false })
    } catch (error) {
      show({ phase: 'failed', error })
    }
  }, [])

  useEffect(() => {
    void start()
    return () => {
      attempt.current += 1
    }
  }, [start])

  const code = 'code' in state ? state.code : undefined
  const isOpen = state.phase === 'waiting' || state.phase === 'scanned'
  useEffect(() => {
    if (!code || !isOpen) return
    return pollSignIn(code, {
      onPhase: (phase) => setState({ phase, code, isConnectionLost: false }),
      onConnectionLost: () =>
        setState((current) => ('code' in current ? { ...current, isConnectionLost: true } : current)),
    })
  }, [code, isOpen])

  const expire = useCallback(
    () => setState((current) => ('code' in current ? { ...current, phase: 'expired' } : current)),
    [],
  )
  return { state, start, expire }
}
