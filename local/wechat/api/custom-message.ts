import type { Hono } from 'hono'
import { messageChanges } from '../platform/messages'
import { later, openidOf, type World } from '../platform/platform'
import type { Message, Window } from '../platform/records'
import type { Change } from '../platform/store'
import { type Call, route } from './call'
import { PlatformError } from './platform-error'
import { alone, recipient } from './send-checks'

const AFTER_MESSAGE = { seconds: 48 * 3600, count: 5 }
const AFTER_EVENT = { seconds: 60, count: 3 }
const TEXT_BYTES_MAX = 2_048

/** Messages of customer service: only while the person's own message or event is recent, and only so many. */
export function customMessageRoutes(world: World, hono: Hono) {
  route(world, hono, { method: 'POST', path: '/cgi-bin/message/custom/send' }, async (call) => {
    const person = recipient(world, call.app, call.body.touser)
    const openid = openidOf(call.app.appid, person.personId)
    return alone(world, openid, () => {
      const shown = contentOf(call)
      const spent = spend(world, openid)
      const { answerLost } = call
      const message = {
        appid: call.app.appid,
        personId: person.personId,
        channel: 'customerService',
        errcode: 0,
      } as const
      world.store.commit(
        spent,
        ...messageChanges(world, { ...message, ...shown, ...(answerLost && { answerLost }) }),
      )
      world.tell({ kind: 'message', personId: person.personId })
      return {}
    })
  })
}

function contentOf({ body }: Call): Pick<Message, 'text' | 'page' | 'articles'> {
  const part = body[String(body.msgtype)]
  const field = (name: string) =>
    part && typeof part === 'object' ? (part as Record<string, unknown>)[name] : undefined
  if (body.msgtype === 'text') {
    const text = String(field('content') ?? '')
    if (!text) throw new PlatformError(44004, 'empty content')
    if (Buffer.byteLength(text) > TEXT_BYTES_MAX) throw new PlatformError(45002, 'content size out of limit')
    return { text }
  }
  if (body.msgtype === 'miniprogrampage')
    return { text: String(field('title') ?? ''), page: String(field('pagepath') ?? '') }
  if (body.msgtype === 'news') {
    const articles = field('articles')
    const [first] = Array.isArray(articles) ? articles : []
    return {
      articles: [
        {
          title: String(first?.title ?? ''),
          description: String(first?.description ?? ''),
          url: String(first?.url ?? ''),
        },
      ],
    }
  }
  throw new PlatformError(40008, 'invalid message type')
}

/** The shorter window is used up first, as it would be lost first. */
function spend(world: World, openid: string): Change {
  const window = world.store.all.windows.get(openid) ?? { messageSent: 0, eventSent: 0 }
  const isOpen = (at: string | undefined, { seconds }: { seconds: number }) =>
    at !== undefined && at > later(world.now(), -seconds)
  const event = isOpen(window.eventAt, AFTER_EVENT)
  const message = isOpen(window.messageAt, AFTER_MESSAGE)
  if (event && window.eventSent < AFTER_EVENT.count)
    return ['windows', openid, { ...window, eventSent: window.eventSent + 1 }]
  if (message && window.messageSent < AFTER_MESSAGE.count)
    return ['windows', openid, { ...window, messageSent: window.messageSent + 1 }]
  throw event || message
    ? new PlatformError(45047, 'out of response count limit')
    : new PlatformError(45015, 'response out of time limit')
}

/** What the person did opens a window anew. */
export function opened(world: World, openid: string, by: 'message' | 'event'): Change {
  const window: Window = world.store.all.windows.get(openid) ?? { messageSent: 0, eventSent: 0 }
  const at = world.now().toISOString()
  return [
    'windows',
    openid,
    by === 'message'
      ? { ...window, messageAt: at, messageSent: 0 }
      : { ...window, eventAt: at, eventSent: 0 },
  ]
}
