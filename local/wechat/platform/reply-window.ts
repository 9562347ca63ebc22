import { isoAfter, type Platform } from './platform'
import { PlatformError } from './platform-error'
import type { ReplyWindow, StoreChange } from './records'

const AFTER_MESSAGE = { seconds: 48 * 3600, messagesMax: 5 }
const AFTER_EVENT = { seconds: 60, messagesMax: 3 }

const findWindow = (platform: Platform, openid: string): ReplyWindow =>
  platform.store.all.windows.get(openid) ?? { messageSent: 0, eventSent: 0 }

/** The change that lets the account write to a person who wrote to it, or did something else. */
export function openReplyWindow(platform: Platform, openid: string, by: 'message' | 'event'): StoreChange {
  const window = findWindow(platform, openid)
  const at = platform.now().toISOString()
  const opened =
    by === 'message' ? { ...window, messageAt: at, messageSent: 0 } : { ...window, eventAt: at, eventSent: 0 }
  return ['windows', openid, opened]
}

/**
 * The change that counts one message to a person. The window of an event is used up first, as it closes
 * first. Throws a PlatformError if no window is open or no message is left.
 */
export function countReply(platform: Platform, openid: string): StoreChange {
  const window = findWindow(platform, openid)
  const isOpen = (at: string | undefined, seconds: number) =>
    at !== undefined && at > isoAfter(platform.now(), -seconds)
  const afterEvent = isOpen(window.eventAt, AFTER_EVENT.seconds)
  const afterMessage = isOpen(window.messageAt, AFTER_MESSAGE.seconds)
  if (afterEvent && window.eventSent < AFTER_EVENT.messagesMax)
    return ['windows', openid, { ...window, eventSent: window.eventSent + 1 }]
  if (afterMessage && window.messageSent < AFTER_MESSAGE.messagesMax)
    return ['windows', openid, { ...window, messageSent: window.messageSent + 1 }]
  throw afterEvent || afterMessage
    ? new PlatformError(45047, 'out of response count limit')
    : new PlatformError(45015, 'response out of time limit')
}
