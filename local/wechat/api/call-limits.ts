import { dayOf } from '@zhixing/shared/calendar'
import type { Platform } from '../platform/platform'
import { dayQuotaReached, minuteQuotaReached } from '../platform/platform-error'

const MINUTE_MS = 60_000

/** Returns a function that counts one call of the path. It throws a PlatformError above a minute's limit. */
export function createMinuteCounter(platform: Platform, path: string): () => void {
  let countedMinute = 0
  let count = 0
  return () => {
    const limit = platform.limits[path]?.minute
    if (!limit) return
    const minute = Math.floor(platform.now().getTime() / MINUTE_MS)
    if (countedMinute !== minute) {
      countedMinute = minute
      count = 0
    }
    count += 1
    if (count > limit) throw minuteQuotaReached()
  }
}

export const usageKey = (appid: string, path: string, period: string) => `${appid} ${path} ${period}`

/** The number of an app's calls of the path today, by the day in Beijing. */
export const readDayCount = (platform: Platform, appid: string, path: string) =>
  platform.store.all.usage.get(usageKey(appid, path, dayOf(platform.now())))?.count ?? 0

/** Counts one call of the day. Throws a PlatformError above the limit. */
export function countDay(platform: Platform, appid: string, path: string) {
  const limit = platform.limits[path]?.day
  if (!limit) return
  const count = readDayCount(platform, appid, path) + 1
  if (count > limit) throw dayQuotaReached()
  platform.store.commit(['usage', usageKey(appid, path, dayOf(platform.now())), { count }])
}
