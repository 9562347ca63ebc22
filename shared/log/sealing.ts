/**
 * 每日北京时间凌晨两点存证。
 * The hour of UTC at which serverless.yml starts the seal.
 */
export const SEAL_HOUR = 18

/** The instant at which an entry recorded now will be sealed: the next seal that begins after now. */
export function nextSealAt(now: Date): string {
  const next = new Date(now)
  next.setUTCHours(SEAL_HOUR, 0, 0, 0)
  if (next <= now) next.setUTCDate(next.getUTCDate() + 1)
  return next.toISOString()
}
