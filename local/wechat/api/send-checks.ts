import { setTimeout as sleep } from 'node:timers/promises'
import { openidOf } from '../platform/ids'
import { messageChanges, type NewMessage } from '../platform/messages'
import type { Platform } from '../platform/platform'
import { invalidOpenid, PlatformError } from '../platform/platform-error'
import type { Person } from '../platform/records'
import type { AppSettings, TemplateSettings } from '../platform/settings'

/** Sends one message. Throws 43108 while another message to the same person is being sent. */
export async function sendExclusively<T>(platform: Platform, openid: string, send: () => T): Promise<T> {
  const { openidsInFlight, sendMs } = platform
  if (openidsInFlight.has(openid)) throw new PlatformError(43108, 'concurrent sending to the same user')
  openidsInFlight.add(openid)
  try {
    await sleep(sendMs)
    return send()
  } finally {
    openidsInFlight.delete(openid)
  }
}

export function findRecipient(platform: Platform, app: AppSettings, openid: unknown): Person {
  const person = typeof openid === 'string' ? platform.findPersonByOpenid(app.appid, openid) : undefined
  if (!person || openidOf(app.appid, person.personId) !== openid) throw invalidOpenid()
  return person
}

export function findTemplate(app: AppSettings, templateId: unknown): TemplateSettings {
  const template = app.templates.find((each) => each.templateId === templateId)
  if (!template) throw new PlatformError(40037, 'invalid template_id')
  return template
}

/** Whether the published version has this page, which may be given with a query. */
export const isPublishedPage = (app: AppSettings, page: string) =>
  !app.pages || app.pages.includes(page.split('?')[0] ?? '')

/** Throws 45168 if a value contains a risky word. */
export function refuseSensitiveWords(platform: Platform, values: Record<string, string>) {
  const isRisky = Object.entries(platform.words).some(
    ([word, { suggest }]) =>
      suggest === 'risky' && Object.values(values).some((value) => value.includes(word)),
  )
  if (isRisky) throw new PlatformError(45168, 'hit sensitive words')
}

/** Records a message that was not delivered. Returns the error to answer with. */
export function recordRefusal(
  platform: Platform,
  message: Omit<NewMessage, 'errcode' | 'errmsg'>,
  errcode: number,
  errmsg: string,
): PlatformError {
  platform.store.commit(...messageChanges(platform, { ...message, errcode, errmsg }))
  platform.notifyUi({ kind: 'message', personId: message.personId })
  return new PlatformError(errcode, errmsg)
}
