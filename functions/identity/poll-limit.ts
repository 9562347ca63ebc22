import { createCache } from '../core/dynamodb/cache'
import type { Refuse } from '../core/http/endpoint'
import { networkOf } from '../core/http/viewer-address'

/** An office of thirty at one address asks thirty times in two seconds. */
const POLLS_MAX = 1200
const WINDOW_SECONDS = 60

/**
 * By network and minute, in the memory of this instance: a poll costs one read, and counting it in the table
 * would cost more than it saves.
 */
const polls = createCache<number>({ entriesMax: 5000, seconds: WINDOW_SECONDS })

export function requirePoll(address: string, now: Date, refuse: Refuse<'request/too-many'>): void {
  const windowMs = WINDOW_SECONDS * 1000
  const key = `${networkOf(address)} ${Math.floor(now.getTime() / windowMs)}`
  const count = polls.put(key, (polls.find(key) ?? 0) + 1)
  if (count <= POLLS_MAX) return
  throw refuse('request/too-many', {
    retryAfterSeconds: Math.ceil((windowMs - (now.getTime() % windowMs)) / 1000),
  })
}
