import { openidOf } from '../platform/ids'
import { isoAfter, type Platform } from '../platform/platform'
import type { StoreChange } from '../platform/records'
import type { AppSettings } from '../platform/settings'

type CallbackFields = Record<string, unknown>

/** As `callbackChanges`, for an event that WeChat reports under this name. */
export const eventChanges = (
  platform: Platform,
  app: AppSettings,
  personId: string,
  name: string,
  fields: CallbackFields,
  delaySeconds = 0,
): StoreChange[] =>
  callbackChanges(platform, app, personId, name, { MsgType: 'event', Event: name, ...fields }, delaySeconds)

/** The changes that report something to an app; commit them with its cause. None without a callback URL. */
export function callbackChanges(
  platform: Platform,
  app: AppSettings,
  personId: string,
  name: string,
  fields: CallbackFields,
  delaySeconds = 0,
): StoreChange[] {
  if (!app.callback) return []
  const now = platform.now()
  const sequence = platform.nextSequence()
  const openid = openidOf(app.appid, personId)
  const message = {
    ToUserName: app.originalId,
    FromUserName: openid,
    CreateTime: Math.floor(now.getTime() / 1000),
    ...fields,
  }
  const callback = {
    sequence,
    appid: app.appid,
    openid,
    name,
    message,
    at: now.toISOString(),
    dueAt: isoAfter(now, delaySeconds),
    tries: [],
    state: 'waiting' as const,
  }
  return [['callbacks', sequence, callback]]
}
