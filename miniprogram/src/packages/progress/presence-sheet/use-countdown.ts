import type { PresenceCheck } from '@zhixing/shared/progress/contract'
import { useState } from 'react'
import { useInterval } from '../../../hooks/use-interval'

/** The phone counts longer than the server, so it never calls a check missed that the server accepts. */
const MARGIN_SECONDS = 1

interface Countdown {
  /** Until the check is missed. */
  secondsLeft: number
  /** Seconds until the question opens; zero or less when it is open. */
  opensIn: number
}

/** Counts from the arrival of the server's answer, because the clock of the phone may be wrong. */
export function useCountdown(check: PresenceCheck, receivedAtMs: number): Countdown {
  const [shownAtMs, setShownAtMs] = useState(() => Date.now())
  const countdownAt = (nowMs: number): Countdown => {
    const elapsed = Math.max(0, Math.floor((nowMs - receivedAtMs) / 1000))
    return {
      secondsLeft: check.secondsLeft + MARGIN_SECONDS - elapsed,
      opensIn: check.opensInSeconds - elapsed,
    }
  }
  const shown = countdownAt(shownAtMs)
  useInterval(1, () => {
    const nowMs = Date.now()
    // Renders every second only before a question opens; otherwise when the words change.
    const changesWords = countdownWords(countdownAt(nowMs).secondsLeft) !== countdownWords(shown.secondsLeft)
    if (shown.opensIn > 0 || changesWords) setShownAtMs(nowMs)
  })
  return shown
}

/** The time left in words, in steps of ten seconds, because a ticking clock would hurry the learner. */
export function countdownWords(seconds: number): string {
  if (seconds <= 0) return ''
  if (seconds >= 60) return `不着急，还有 ${Math.round(seconds / 60)} 分钟左右。`
  return `还有不到 ${Math.ceil(seconds / 10) * 10} 秒。`
}
