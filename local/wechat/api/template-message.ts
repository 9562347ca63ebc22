import type { Hono } from 'hono'
import { eventChanges } from '../callbacks/callbacks'
import { freshMessageId, messageChanges } from '../platform/messages'
import { later, openidOf, type World } from '../platform/platform'
import type { Person } from '../platform/records'
import type { Change } from '../platform/store'
import { type Call, route } from './call'
import { valuesOf } from './field'
import { PlatformError } from './platform-error'
import { alone, isPublished, recipient, refuseSensitive, templateOf } from './send-checks'
import { refused } from './subscribe-message'

const SAME_SECONDS = 600 // how long the platform remembers a client_msg_id

/** Service notices of the service account: to followers only, and a repeat with the same client_msg_id is sent once. */
export function templateMessageRoutes(world: World, hono: Hono) {
  route(
    world,
    hono,
    { method: 'POST', path: '/cgi-bin/message/template/send', kind: 'serviceAccount' },
    async (call) => {
      const person = recipient(world, call.app, call.body.touser)
      const openid = openidOf(call.app.appid, person.personId)
      return alone(world, openid, () => send(world, call, openid))
    },
  )

  route(
    world,
    hono,
    { method: 'GET', path: '/cgi-bin/template/get_all_private_template', kind: 'serviceAccount', bare: true },
    ({ app }) => ({
      template_list: app.templates.map(({ templateId, title, fields }) => ({
        template_id: templateId,
        title,
        primary_industry: '',
        deputy_industry: '',
        content: fields.map(({ key, label }) => `${label}：{{${key}.DATA}}`).join('\n'),
        example: '',
      })),
    }),
  )
}

function send(world: World, { app, body, answerLost, finishFails }: Call, openid: string) {
  const person = recipient(world, app, openid)
  const template = templateOf(app, body.template_id)
  const clientMessageId =
    typeof body.client_msg_id === 'string' && body.client_msg_id ? body.client_msg_id : undefined
  const repeatKey = `${openid} ${clientMessageId}`
  const repeat = clientMessageId ? world.store.all.sends.get(repeatKey) : undefined
  if (repeat && repeat.at > later(world.now(), -SAME_SECONDS)) return accepted(repeat.messageId)
  const link = linkOf(world, app.linked ?? [], body)
  const values = valuesOf(template, body.data)
  const message = {
    appid: app.appid,
    personId: person.personId,
    channel: 'templateMessage',
    templateId: template.templateId,
    values,
    clientMessageId,
    ...link,
  } as const
  if (template.banned) throw refused(world, message, 43116, 'template is restricted')
  refuseSensitive(world, values)
  if (!world.store.all.follows.has(openid)) throw refused(world, message, 43004, 'require subscribe')
  const messageId = freshMessageId(world)
  const status = endOf(person, finishFails)
  const outcome = status === 'success' ? { errcode: 0 } : { errcode: -1, errmsg: status }
  const known: Change[] = clientMessageId
    ? [['sends', repeatKey, { at: world.now().toISOString(), messageId }], ...forgotten(world)]
    : []
  world.store.commit(
    ...known,
    ...messageChanges(world, { ...message, ...outcome, messageId, ...(answerLost && { answerLost }) }),
    ...eventChanges(
      world,
      app,
      person.personId,
      'TEMPLATESENDJOBFINISH',
      { MsgID: messageId, Status: status },
      1,
    ),
  )
  world.tell({ kind: 'message', personId: person.personId })
  return accepted(messageId)
}

const accepted = (messageId: string) => `{"errcode":0,"errmsg":"ok","msgid":${messageId}}`

const endOf = (person: Person, finishFails: boolean) =>
  person.refusesMessages ? 'failed:user block' : finishFails ? 'failed: system failed' : 'success'

/** With both, the mini-program wins over the address. */
function linkOf(
  world: World,
  linked: string[],
  { url, miniprogram }: Record<string, unknown>,
): { page?: string; url?: string } {
  if (typeof url === 'string' && url && !/^https?:\/\/[^\s]+$/.test(url))
    throw new PlatformError(40039, 'invalid url size')
  const web = typeof url === 'string' && url ? { url } : {}
  if (!miniprogram || typeof miniprogram !== 'object') return web
  const appid = 'appid' in miniprogram ? String(miniprogram.appid) : ''
  const page = 'pagepath' in miniprogram ? String(miniprogram.pagepath) : ''
  const app = world.apps.get(appid)
  if (!app || !linked.includes(appid)) throw new PlatformError(40013, 'invalid appid')
  if (page && !isPublished(app, page)) throw new PlatformError(40165, 'invalid weapp pagepath')
  return { ...web, page }
}

function forgotten(world: World): Change[] {
  const until = later(world.now(), -SAME_SECONDS)
  const changes: Change[] = []
  for (const [key, { at }] of world.store.all.sends) {
    if (at > until || changes.length === 20) break
    changes.push(['sends', key, null])
  }
  return changes
}
