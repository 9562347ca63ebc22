import type { OutputOf } from '@zhixing/shared/contract'
import { confirmConsoleSignIn, scanConsoleSignIn } from '@zhixing/shared/identity/contract'
import { useCallback, useEffect } from 'react'
import { call } from '../../../api/call'
import { type CallError, isCallError, Unavailable } from '../../../api/http'
import { useLatestState } from '../../../hooks/use-latest-state'
import { useNetworkReturn } from '../../../hooks/use-network-return'
import { useLearner } from '../../../sign-in/signed-in'

export type ScannedSignIn = OutputOf<typeof scanConsoleSignIn>
type ConfirmState =
  | { kind: 'loading' }
  | { kind: 'scanned'; scanned: ScannedSignIn }
  | { kind: 'confirmed' }
  | { kind: 'refused' }
  | { kind: 'failed'; error: CallError }

/** Opening the page scans the code; then the learner confirms or refuses the sign-in of the console. */
export function useConfirm(signInId: string) {
  const { learner, isSigningIn } = useLearner()
  const learnerId = learner?.learnerId
  const [state, setState] = useLatestState<ConfirmState>({ kind: 'loading' })
  const [isBusy, setBusy] = useLatestState(false)

  const submit = useCallback(
    async (send: () => Promise<ConfirmState>) => {
      setBusy(true)
      try {
        setState(await send())
      } catch (error) {
        if (!isCallError(error)) throw error
        setState({ kind: 'failed', error })
      } finally {
        setBusy(false)
      }
    },
    [setBusy, setState],
  )
  const scan = useCallback(
    () =>
      void submit(async () => ({ kind: 'scanned', scanned: await call(scanConsoleSignIn, { signInId }) })),
    [submit, signInId],
  )
  useEffect(() => {
    if (learnerId && signInId) scan()
  }, [learnerId, signInId, scan])

  useNetworkReturn(scan, state.kind === 'failed' && state.error instanceof Unavailable)

  const answer = (confirm: boolean) =>
    void submit(async () => {
      await call(confirmConsoleSignIn, { signInId, confirm })
      return { kind: confirm ? 'confirmed' : 'refused' }
    })

  return { learner, isSigningIn, state, isBusy, scan, answer }
}
