import type { Hono } from 'hono'
import { eventChanges } from '../callbacks/callback-changes'
import { openidOf } from '../platform/ids'
import { messageChanges, newMessageId } from '../platform/messages'
import { isoAfter, type Platform } from '../platform/platform'
import { PlatformError } from '../platform/platform-error'
import type { Person, StoreChange } from '../platform/records'
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

const DEDUPLICATION_SECONDS = 600 // how long WeChat remembers a client_msg_id
const FORGOTTEN_PER_SEND_MAX = 20
const EVENT_DELAY_SECONDS = 1

/** Template messages of the service account: to followers only, and once for each client_msg_id. */
export function templateMessageRoutes(platform: Platform, hono: Hono) {
  const sending = { method: 'POST', path: '/cgi-bin/message/template/send', kind: 'serviceAccount' } as const
  addRoute(platform, hono, sending, async (call) => {
    const person = findRecipient(platform, call.app, call.body.touser)
    const openid = openidOf(call.app.appid, person.personId)
    return sendExclusively(platform, openid, () => send(platform, call, openid))
  })

  const listing = {
    method: 'GET',
    path: '/cgi-bin/template/get_all_private_template',
    kind: 'serviceAccount',
    bare: true,
  } as const
  addRoute(platform, hono, listing, ({ app }) => ({
    template_list: app.templates.map(({ templateId, title, fields }) => ({
      template_id: templateId,
      title,
      primary_industry: '',
      deputy_industry: '',
      content: fields.map(({ key, label }) => `${label}：{{${key}.DATA}}`).join('\n'),
      example: '',
    })),
  }))
}

function send(platform: Platform, call: ApiCall, openid: string): string {
  const { app, body } = call
  const person = findRecipient(platform, app, openid)
  const template = findTemplate(app, body.template_id)
  const clientMessageId = readClientMessageId(body)
  const repeated = clientMessageId && findSent(platform, openid, clientMessageId)
  if (repeated) return accept(repeated.messageId)
  const link = readLink(platform, app.linked ?? [], body)
  const values = readTemplateValues(template, body.data)
  const { personId } = person
  const message = {
    appid: app.appid,
    personId,
    channel: 'templateMessage',
    templateId: template.templateId,
    values,
    clientMessageId,
    ...link,
  } as const
  if (template.banned) throw recordRefusal(platform, message, 43116, 'template is restricted')
  refuseSensitiveWords(platform, values)
  if (!platform.store.all.follows.has(openid))
    throw recordRefusal(platform, message, 43004, 'require subscribe')

  const messageId = newMessageId(platform)
  const Status = statusOf(person, call.finishFails)
  const result = Status === 'success' ? { errcode: 0 } : { errcode: -1, errmsg: Status }
  const lost = call.answerLost && { answerLost: true }
  const event = { MsgID: messageId, Status }
  platform.store.commit(
    ...(clientMessageId ? rememberSent(platform, openid, clientMessageId, messageId) : []),
    ...messageChanges(platform, { ...message, ...result, messageId, ...lost }),
    ...eventChanges(platform, app, personId, 'TEMPLATESENDJOBFINISH', event, EVENT_DELAY_SECONDS),
  )
  platform.notifyUi({ kind: 'message', personId })
  return accept(messageId)
}

/** A text, because a message id exceeds 2^53. */
const accept = (messageId: string) => `{"errcode":0,"errmsg":"ok","msgid":${messageId}}`

function statusOf({ refusesMessages }: Person, finishFails: boolean): string {
  if (refusesMessages) return 'failed:user block'
  return finishFails ? 'failed: system failed' : 'success'
}

const readClientMessageId = ({ client_msg_id }: Record<string, unknown>) =>
  typeof client_msg_id === 'string' && client_msg_id ? client_msg_id : undefined

const sentKey = (openid: string, clientMessageId: string) => `${openid} ${clientMessageId}`

function findSent(platform: Platform, openid: string, clientMessageId: string) {
  const sent = platform.store.all.sends.get(sentKey(openid, clientMessageId))
  const isRemembered = sent && sent.at > isoAfter(platform.now(), -DEDUPLICATION_SECONDS)
  return isRemembered ? sent : undefined
}

/** Deletes some of those that WeChat no longer remembers first, as this one may be among them. */
function rememberSent(
  platform: Platform,
  openid: string,
  clientMessageId: string,
  messageId: string,
): StoreChange[] {
  const at = platform.now().toISOString()
  const deletions: StoreChange[] = []
  const limit = isoAfter(platform.now(), -DEDUPLICATION_SECONDS)
  for (const [key, sent] of platform.store.all.sends) {
    if (sent.at > limit || deletions.length === FORGOTTEN_PER_SEND_MAX) break // the oldest come first
    deletions.push(['sends', key, null])
  }
  return [...deletions, ['sends', sentKey(openid, clientMessageId), { at, messageId }]]
}

/** What a tap on the message opens; the mini-program is preferred to the address. */
function readLink(
  platform: Platform,
  linkedAppids: string[],
  { url, miniprogram }: Record<string, unknown>,
): { page?: string; url?: string } {
  const hasUrl = typeof url === 'string' && url !== ''
  if (hasUrl && !/^https?:\/\/[^\s]+$/.test(url)) throw new PlatformError(40039, 'invalid url size')
  const address = hasUrl ? { url } : {}
  if (!miniprogram || typeof miniprogram !== 'object') return address
  const appid = 'appid' in miniprogram ? String(miniprogram.appid) : ''
  const page = 'pagepath' in miniprogram ? String(miniprogram.pagepath) : ''
  const app = platform.apps.get(appid)
  if (!app || !linkedAppids.includes(appid)) throw new PlatformError(40013, 'invalid appid')
  if (page && !isPublishedPage(app, page)) throw new PlatformError(40165, 'invalid weapp pagepath')
  return { ...address, page }
}
