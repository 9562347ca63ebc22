import type { Hono } from 'hono'
import { eventChanges } from '../callbacks/callbacks'
import { freshMessageId, messageChanges } from '../platform/messages'
import { openidOf, type World } from '../platform/platform'
import type { Message } from '../platform/records'
import type { Change } from '../platform/store'
import { type Call, route } from './call'
import { valuesOf } from './field'
import { PlatformError } from './platform-error'
import { alone, isPublished, recipient, refuseSensitive, templateOf } from './send-checks'

export const creditKey = (openid: string, templateId: string) => `${openid} ${templateId}`

/** One accept, one message: sending uses a credit up, and there is no key that would make a repeat harmless. */
export function subscribeMessageRoutes(world: World, hono: Hono) {
  route(
    world,
    hono,
    { method: 'POST', path: '/cgi-bin/message/subscribe/send', kind: 'miniProgram' },
    async (call) => {
      const person = recipient(world, call.app, call.body.touser)
      const openid = openidOf(call.app.appid, person.personId)
      return alone(world, openid, () => send(world, call, openid))
    },
  )
}

function send(world: World, { app, body, answerLost, finishFails }: Call, openid: string) {
  const person = recipient(world, app, openid)
  const template = templateOf(app, body.template_id)
  const page = typeof body.page === 'string' && body.page ? body.page : undefined
  if (page && (body.miniprogram_state ?? 'formal') === 'formal' && !isPublished(app, page))
    throw new PlatformError(41030, 'invalid page')
  const values = valuesOf(template, body.data)
  refuseSensitive(world, values)
  const message = {
    appid: app.appid,
    personId: person.personId,
    channel: 'subscribeMessage',
    templateId: template.templateId,
    values,
    page,
  } as const
  if (template.banned) throw refused(world, message, 43107, 'subscribe message capability is banned')
  const key = creditKey(openid, template.templateId)
  const credit = world.store.all.credits.get(key)
  if (person.mainSwitchOff || !credit || (template.lasting ? credit.answer === 'reject' : credit.left < 1))
    throw refused(world, message, 43101, 'user refuse to accept the msg')
  const messageId = freshMessageId(world)
  const spent: Change[] = template.lasting ? [] : [['credits', key, { ...credit, left: credit.left - 1 }]]
  // All text, as the journal is JSON and would spoil 64 bits.
  const result = finishFails
    ? { ErrorCode: '-1', ErrorStatus: 'system failed' }
    : { ErrorCode: '0', ErrorStatus: 'success' }
  const List = [{ TemplateId: template.templateId, MsgID: messageId, ...result }]
  const outcome = finishFails ? { errcode: -1, errmsg: 'system failed' } : { errcode: 0 }
  world.store.commit(
    ...spent,
    ...messageChanges(world, { ...message, ...outcome, messageId, ...(answerLost && { answerLost }) }),
    ...eventChanges(
      world,
      app,
      person.personId,
      'subscribe_msg_sent_event',
      { SubscribeMsgSentEvent: { List } },
      1,
    ),
  )
  world.tell({ kind: 'message', personId: person.personId })
  return `{"errcode":0,"errmsg":"ok","msgid":${messageId}}`
}

/** Notes in the outbox what did not arrive, and is the error to answer with. */
export function refused(
  world: World,
  message: Omit<Message, 'sequence' | 'at' | 'errcode'>,
  errcode: number,
  errmsg: string,
) {
  world.store.commit(...messageChanges(world, { ...message, errcode, errmsg }))
  world.tell({ kind: 'message', personId: message.personId })
  return new PlatformError(errcode, errmsg)
}
