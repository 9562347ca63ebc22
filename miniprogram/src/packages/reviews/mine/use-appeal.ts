import { Refusal } from '@zhixing/shared/problem'
import { appeal, listMyReviews } from '@zhixing/shared/reviews/contract'
import { useRef } from 'react'
import { call, Unavailable } from '../../../api/call'
import { askAgain } from '../../../api/use-contract-query'
import { useLatest } from '../../../hooks/use-latest-state'
import { forget, recall, remember } from '../../../platform/storage'

/** Every letter is kept on the phone, so that neither a call nor a killed app costs a sentence; what is typed stays in the field. */
export function useAppeal(reviewId: string) {
  const place = `appeal:${reviewId}`
  const text = useRef<string>(undefined)
  if (text.current === undefined) text.current = recall<string>(place) ?? ''
  const kept = useRef(text.current).current
  const [busy, setBusy] = useLatest(false)
  const [failure, setFailure] = useLatest<string | undefined>(undefined)

  const write = (typed: string) => {
    text.current = typed
    remember(place, typed)
  }
  const send = async () => {
    const written = text.current?.trim()
    if (busy) return
    if (!written) return setFailure('请先写下您的意见')
    setBusy(true)
    setFailure(undefined)
    try {
      await call(appeal, { reviewId, text: written })
      forget(place)
      await askAgain(listMyReviews)
    } catch (error) {
      if (!(error instanceof Refusal || error instanceof Unavailable)) throw error
      setFailure(error instanceof Unavailable ? `${error.title}。您写的已存在手机里。` : error.title)
    } finally {
      setBusy(false)
    }
  }
  return { kept, busy, failure, write, send: () => void send() }
}
