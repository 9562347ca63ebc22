import Taro from '@tarojs/taro'
import type { CheckOutcome } from '@zhixing/shared/progress/contract'
import { answerCheck, type PresenceCheck, type Progress } from '@zhixing/shared/progress/contract'
import { type MutableRefObject, useRef, useState } from 'react'
import { call } from '../../api/call'
import { useEvery } from '../../hooks/use-interval'
import { lengthWords } from '../../words/words'

/** An answer that waits for a network is sent again this often: its deadline is near. */
const AGAIN_SECONDS = 5

export interface PresenceChecks {
  check: PresenceCheck | undefined
  presence: Progress['presence']
  receivedAt: number // by the phone's clock, of the answer that told of the check
  outcome: CheckOutcome | undefined // of the last one answered
  sending: boolean
  offline: boolean
  onAnswer: (choice?: number) => void
}

/** The answer to a presence check, in the one queue that beats go through: one request in flight, sent again until it is answered. */
export function usePresence(latest: MutableRefObject<Progress>, take: (progress: Progress) => void) {
  const waiting = useRef<{ checkId: string; choice?: number }>()
  const [sending, setSending] = useState(false)
  const [outcome, setOutcome] = useState<CheckOutcome>()

  /** Sends what waits, before any beat. */
  const send = async () => {
    const answer = waiting.current
    if (!answer) return
    const { provisionalSeconds = 0 } = latest.current.presence ?? {}
    const told = await call(answerCheck, { record: latest.current.record, ...answer })
    waiting.current = undefined
    setSending(false)
    setOutcome(told.outcome)
    take(told)
    if (told.outcome === 'passed' && !told.completedAt) praise(provisionalSeconds)
  }
  const keep = (choice: number | undefined) => {
    const { checkId } = latest.current.check ?? {}
    if (checkId === undefined || waiting.current) return
    waiting.current = { checkId, ...(choice !== undefined && { choice }) }
    setSending(true)
  }
  return { send, keep, sending, outcome }
}

export const useSendingAgain = (sending: boolean, run: () => unknown) =>
  useEvery(AGAIN_SECONDS, () => void run(), sending)

const praise = (seconds: number) =>
  void Taro.showToast({
    title: seconds > 0 ? `已确认，${lengthWords(seconds)}已计入` : '已确认，请继续学习',
    icon: 'none',
  })
