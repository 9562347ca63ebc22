import type { Hono } from 'hono'
import { openidOf } from '../platform/ids'
import { messageChanges } from '../platform/messages'
import type { Platform } from '../platform/platform'
import { PlatformError } from '../platform/platform-error'
import type { ChatMessage } from '../platform/records'
import { countReply } from '../platform/reply-window'
import { type ApiCall, addRoute } from './api-route'
import { findRecipient, sendExclusively } from './send-checks'

const TEXT_BYTES_MAX = 2_048

type MessageContent = Pick<ChatMessage, 'text' | 'page' | 'articles'>

/** Customer service messages: a few, while a message or an event of the person is recent. */
export function customMessageRoutes(platform: Platform, hono: Hono) {
  addRoute(platform, hono, { method: 'POST', path: '/cgi-bin/message/custom/send' }, async (call) => {
    const { personId } = findRecipient(platform, call.app, call.body.touser)
    const openid = openidOf(call.app.appid, personId)
    return sendExclusively(platform, openid, () => {
      const message = {
        appid: call.app.appid,
        personId,
        channel: 'customerService' as const,
        errcode: 0,
        ...readContent(call),
        ...(call.answerLost && { answerLost: true }),
      }
      platform.store.commit(countReply(platform, openid), ...messageChanges(platform, message))
      platform.notifyUi({ kind: 'message', personId })
      return {}
    })
  })
}

function readContent({ body }: ApiCall): MessageContent {
  const part = body[String(body.msgtype)]
  const fields = part && typeof part === 'object' ? (part as Record<string, unknown>) : {}
  switch (body.msgtype) {
    case 'text':
      return { text: readText(fields.content) }
    case 'miniprogrampage':
      return { text: String(fields.title ?? ''), page: String(fields.pagepath ?? '') }
    case 'news':
      return { articles: [readFirstArticle(fields.articles)] }
    default:
      throw new PlatformError(40008, 'invalid message type')
  }
}

function readText(content: unknown): string {
  const text = String(content ?? '')
  if (!text) throw new PlatformError(44004, 'empty content')
  if (Buffer.byteLength(text) > TEXT_BYTES_MAX) throw new PlatformError(45002, 'content size out of limit')
  return text
}

function readFirstArticle(articles: unknown) {
  const [first] = Array.isArray(articles) ? articles : []
  return {
    title: String(first?.title ?? ''),
    description: String(first?.description ?? ''),
    url: String(first?.url ?? ''),
  }
}
