import { answerCheck, type CheckOutcome, type Progress } from '@zhixing/shared/progress/contract'
import { type MutableRefObject, useRef, useState } from 'react'
import { call } from '../../api/call'
import { showToast } from '../../platform/accessibility/toast'
import { lengthWords } from '../../words/lengths'

interface PendingAnswer {
  checkId: string
  choice?: number // index of the chosen option of a question
}

/**
 * Sends the answer to a presence check. `queue` keeps it until `sendPending`, which the session calls before
 * every heartbeat, has sent it.
 */
export function usePresenceAnswer(
  latest: MutableRefObject<Progress>,
  showProgress: (progress: Progress) => void,
) {
  const pending = useRef<PendingAnswer>()
  const [isSending, setSending] = useState(false)
  const [outcome, setOutcome] = useState<CheckOutcome>()

  const queue = (choice: number | undefined) => {
    const { checkId } = latest.current.check ?? {}
    if (checkId === undefined || pending.current) return
    pending.current = { checkId, ...(choice !== undefined && { choice }) }
    setSending(true)
  }
  const sendPending = async () => {
    if (!pending.current) return
    const { provisionalSeconds = 0 } = latest.current.presence ?? {}
    const answer = await call(answerCheck, { record: latest.current.record, ...pending.current })
    pending.current = undefined
    setSending(false)
    setOutcome(answer.outcome)
    showProgress(answer)
    if (answer.outcome === 'passed' && !answer.completedAt) showPassed(provisionalSeconds)
  }
  return { queue, sendPending, isSending, outcome }
}

const showPassed = (creditedSeconds: number) =>
  showToast(creditedSeconds > 0 ? `已确认，${lengthWords(creditedSeconds)}已计入` : '已确认，请继续学习')
