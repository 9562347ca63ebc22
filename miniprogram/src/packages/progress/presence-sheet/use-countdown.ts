import type { PresenceCheck } from '@zhixing/shared/progress/contract'
import { useState } from 'react'
import { useInterval } from '../../../hooks/use-interval'

/**
 * The phone may count this much longer than the server, so that an answer is never late there and in time
 * here.
 */
const MARGIN_SECONDS = 1

/**
 * Seconds until the check is missed, and until its question opens. Counted from the moment the server's
 * answer arrived, because the clock of the phone may be wrong.
 */
export function useCountdown({ secondsLeft, opensInSeconds }: PresenceCheck, receivedAtMs: number) {
  const measureElapsed = () => Math.floor((Date.now() - receivedAtMs) / 1000)
  const [elapsed, setElapsed] = useState(measureElapsed)
  useInterval(1, () => {
    const next = measureElapsed()
    // Renders every second only before a question opens; otherwise when the words change.
    const changesWords = countdownWords(secondsLeft - next) !== countdownWords(secondsLeft - elapsed)
    if (opensInSeconds > elapsed || changesWords) setElapsed(next)
  })
  return { secondsLeft: secondsLeft + MARGIN_SECONDS - elapsed, opensIn: opensInSeconds - elapsed }
}

/** The time left in words, in steps of ten seconds, because a ticking clock would hurry the learner. */
export function countdownWords(seconds: number): string {
  if (seconds <= 0) return ''
  if (seconds >= 60) return `不着急，还有 ${Math.round(seconds / 60)} 分钟左右。`
  return `还有不到 ${Math.ceil(seconds / 10) * 10} 秒。`
}
