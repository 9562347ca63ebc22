import type { Hono } from 'hono'
import { eventChanges } from '../callbacks/callback-changes'
import { consentKey, findConsent } from '../platform/consents'
import { openidOf } from '../platform/ids'
import { messageChanges, newMessageId } from '../platform/messages'
import type { Platform } from '../platform/platform'
import { PlatformError } from '../platform/platform-error'
import type { Consent, Person, StoreChange } from '../platform/records'
import type { AppSettings, TemplateSettings } from '../platform/settings'
import { type ApiCall, addRoute } from './api-route'
import {
  findRecipient,
  findTemplate,
  isPublishedPage,
  recordRefusal,
  refuseSensitiveWords,
  sendExclusively,
} from './send-checks'
import { readTemplateValues } from './template-fields'

const EVENT_DELAY_SECONDS = 1

/**
 * Subscribe messages. Each uses up a consent, except of a lasting template. A repeated call sends a second
 * message.
 */
export function subscribeMessageRoutes(platform: Platform, hono: Hono) {
  const route = { method: 'POST', path: '/cgi-bin/message/subscribe/send', kind: 'miniProgram' } as const
  addRoute(platform, hono, route, async (call) => {
    const person = findRecipient(platform, call.app, call.body.touser)
    const openid = openidOf(call.app.appid, person.personId)
    return sendExclusively(platform, openid, () => send(platform, call, openid))
  })
}

function send(platform: Platform, call: ApiCall, openid: string): string {
  const { app, body } = call
  const person = findRecipient(platform, app, openid)
  const template = findTemplate(app, body.template_id)
  const page = readPage(app, body)
  const values = readTemplateValues(template, body.data)
  refuseSensitiveWords(platform, values)
  const { templateId } = template
  const { personId } = person
  const message = {
    appid: app.appid,
    personId,
    channel: 'subscribeMessage',
    templateId,
    values,
    page,
  } as const
  if (template.banned) throw recordRefusal(platform, message, 43107, 'subscribe message capability is banned')
  const consent = findConsent(platform, openid, templateId)
  if (!consent || !allows(consent, person, template))
    throw recordRefusal(platform, message, 43101, 'user refuse to accept the msg')

  const messageId = newMessageId(platform)
  const result = call.finishFails ? { errcode: -1, errmsg: 'system failed' } : { errcode: 0 }
  const lost = call.answerLost && { answerLost: true }
  platform.store.commit(
    ...spendConsent(openid, template, consent),
    ...messageChanges(platform, { ...message, ...result, messageId, ...lost }),
    ...sentEvent(platform, call, personId, templateId, messageId),
  )
  platform.notifyUi({ kind: 'message', personId })
  return `{"errcode":0,"errmsg":"ok","msgid":${messageId}}`
}

function readPage(
  app: AppSettings,
  { page, miniprogram_state }: Record<string, unknown>,
): string | undefined {
  if (typeof page !== 'string' || !page) return undefined
  const isFormal = (miniprogram_state ?? 'formal') === 'formal'
  if (isFormal && !isPublishedPage(app, page)) throw new PlatformError(41030, 'invalid page')
  return page
}

function allows(consent: Consent, person: Person, template: TemplateSettings): boolean {
  if (person.mainSwitchOff) return false
  return template.lasting ? consent.answer !== 'reject' : consent.left >= 1
}

const spendConsent = (
  openid: string,
  { lasting, templateId }: TemplateSettings,
  consent: Consent,
): StoreChange[] =>
  lasting ? [] : [['credits', consentKey(openid, templateId), { ...consent, left: consent.left - 1 }]]

/** All values are text, as the journal is JSON and message ids exceed 2^53. */
function sentEvent(
  platform: Platform,
  { app, finishFails }: ApiCall,
  personId: string,
  TemplateId: string,
  MsgID: string,
): StoreChange[] {
  const result = finishFails
    ? { ErrorCode: '-1', ErrorStatus: 'system failed' }
    : { ErrorCode: '0', ErrorStatus: 'success' }
  const fields = { SubscribeMsgSentEvent: { List: [{ TemplateId, MsgID, ...result }] } }
  return eventChanges(platform, app, personId, 'subscribe_msg_sent_event', fields, EVENT_DELAY_SECONDS)
}
