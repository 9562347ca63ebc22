import type { OutputOf } from '@zhixing/shared/contract'
import { confirmConsoleSignIn, scanConsoleSignIn } from '@zhixing/shared/identity/contract'
import { Refusal } from '@zhixing/shared/problem'
import { useCallback, useEffect } from 'react'
import { call, Unavailable } from '../../../api/call'
import { useLatest } from '../../../hooks/use-latest-state'
import { useLearner } from '../../../sign-in/signed-in'

export type Scanned = OutputOf<typeof scanConsoleSignIn>
type Step =
  | { at: 'reading' }
  | { at: 'asking'; scanned: Scanned }
  | { at: 'confirmed' }
  | { at: 'refused' }
  | { at: 'failed'; error: Refusal | Unavailable }

/** Opening the page is scanning the code; what follows is one question and its answer. */
export function useConfirm(signInId: string) {
  const { learner, arriving } = useLearner()
  const learnerId = learner?.learnerId
  const [step, setStep] = useLatest<Step>({ at: 'reading' })
  const [busy, setBusy] = useLatest(false)

  const perform = useCallback(
    async (act: () => Promise<Step>) => {
      setBusy(true)
      try {
        setStep(await act())
      } catch (error) {
        if (!(error instanceof Refusal || error instanceof Unavailable)) throw error
        setStep({ at: 'failed', error })
      } finally {
        setBusy(false)
      }
    },
    [setBusy, setStep],
  )
  const scan = useCallback(
    () => void perform(async () => ({ at: 'asking', scanned: await call(scanConsoleSignIn, { signInId }) })),
    [perform, signInId],
  )
  useEffect(() => {
    if (learnerId && signInId) scan()
  }, [learnerId, signInId, scan])

  const answer = (confirm: boolean) =>
    void perform(async () => {
      await call(confirmConsoleSignIn, { signInId, confirm })
      return { at: confirm ? 'confirmed' : 'refused' }
    })

  return { learner, arriving, step, busy, scan, answer }
}
