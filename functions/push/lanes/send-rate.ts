import { sleepMs } from '../../core/retry'

/** How fast one instance sends: our choice, as WeChat publishes no limit. Tests replace both. */
export const sendRate = { perSecond: 20, sleep: sleepMs }

let nextSlotMs = 0

/** Waits for the next slot; each call gets its own, whichever lane it is for. */
export async function awaitSendSlot(): Promise<void> {
  const now = performance.now()
  const slot = Math.max(now, nextSlotMs)
  nextSlotMs = slot + 1000 / sendRate.perSecond
  if (slot > now) await sendRate.sleep(slot - now)
}
