import { appeal, listMyReviews } from '@zhixing/shared/reviews/contract'
import { useRef } from 'react'
import { call } from '../../../api/call'
import { isCallError, Unavailable } from '../../../api/http'
import { invalidate } from '../../../api/query-client'
import { useLatestState } from '../../../hooks/use-latest-state'
import { readStored, removeStored, writeStored } from '../../../platform/storage'

/** Every change of the text is stored, so that a phone call or a killed app loses nothing. */
export function useAppeal(reviewId: string) {
  const key = `appeal:${reviewId}`
  const text = useRef<string>(undefined)
  text.current ??= readStored<string>(key) ?? ''
  const draft = useRef(text.current).current // the field starts with it and then keeps its own text
  const [isBusy, setBusy] = useLatestState(false)
  const [failure, setFailure] = useLatestState<string | undefined>(undefined)

  const write = (typed: string) => {
    text.current = typed
    writeStored(key, typed)
  }
  const send = async () => {
    const written = text.current?.trim()
    if (isBusy) return // a second tap before the button shows it
    if (!written) return setFailure('请先写下您的意见')
    setBusy(true)
    setFailure(undefined)
    try {
      await call(appeal, { reviewId, text: written })
      removeStored(key)
      await invalidate(listMyReviews)
    } catch (error) {
      if (!isCallError(error)) throw error
      setFailure(error instanceof Unavailable ? `${error.title}。您写的已存在手机里。` : error.title)
    } finally {
      setBusy(false)
    }
  }
  return { draft, isBusy, failure, write, send: () => void send() }
}
