import type { PresenceCheck } from '@zhixing/shared/progress/contract'
import { useState } from 'react'
import { useEvery } from '../../../hooks/use-interval'

/** Counted from the moment the answer came: the phone's own clock may be wrong by years, the time since is right. */
export function useSecondsLeft({ secondsLeft, opensInSeconds }: PresenceCheck, receivedAt: number) {
  const passed = () => Math.floor((Date.now() - receivedAt) / 1000)
  const [now, setNow] = useState(passed)
  useEvery(1, () => {
    const next = passed()
    // What is said changes every ten seconds, and every second while a question is about to open.
    if (opensInSeconds > now || leftWords(secondsLeft - next) !== leftWords(secondsLeft - now)) setNow(next)
  })
  // A second more than the server gives: what is late here is late there.
  return { secondsLeft: secondsLeft + 1 - now, opensIn: opensInSeconds - now }
}

/** In words, coarse on purpose: a clock that ticks in seconds would hurry people. */
export function leftWords(seconds: number): string {
  if (seconds <= 0) return ''
  if (seconds >= 60) return `不着急，还有 ${Math.round(seconds / 60)} 分钟左右。`
  return `还有不到 ${Math.ceil(seconds / 10) * 10} 秒。`
}
