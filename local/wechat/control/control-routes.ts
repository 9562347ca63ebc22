import type { Hono } from 'hono'
import * as z from 'zod'
import { checkCallbackUrl } from '../callbacks/check-callback-url'
import { menuOf } from '../platform/account-chat'
import { addFault, clearFaults, removeFault } from '../platform/faults'
import { listSentMessages } from '../platform/messages'
import type { Platform } from '../platform/platform'
import { faultKinds } from '../platform/records'
import { createControlApp } from './control-app'
import { describeMessage } from './phone-view'
import type { UpdateStream } from './update-stream'

/** What the routes can make the simulator do. */
export interface SimulatorActions {
  reset(): void
  tick(): void
  whenIdle(): Promise<void>
}

const CALLBACKS_MAX = 200

const NewFault = z.strictObject({
  path: z.string().min(1),
  kind: z.enum(faultKinds),
  share: z.number().min(0).max(1).optional(),
  remaining: z.int().positive().optional(),
  delayMs: z.int().min(0).max(120_000).optional(),
})
const channels = [
  'templateMessage',
  'subscribeMessage',
  'customerService',
  'reply',
  'heard',
  'system',
] as const
const OutboxQuery = z.object({
  personId: z.string().optional(),
  templateId: z.string().optional(),
  channel: z.enum(channels).optional(),
  delivered: z.stringbool().optional(),
  limit: z.coerce.number().int().min(1).max(1000).optional(),
})

/** `/_sim`, for the operator: state, messages, callbacks, calls, faults and clock. See README.md. */
export function controlRoutes(platform: Platform, stream: UpdateStream, actions: SimulatorActions): Hono {
  const app = createControlApp()
  const done = { done: true }

  app.get('/state', (context) => context.json(describeState(platform)))
  app.get('/events', (context) => stream.open(context))

  app.get('/outbox', (context) => {
    const messages = listSentMessages(platform, OutboxQuery.parse(context.req.query()))
    return context.json({
      messages: messages.map((message) => ({
        ...describeMessage(platform, message),
        personId: message.personId,
        nickname: platform.store.all.people.get(message.personId)?.nickname,
        templateId: message.templateId,
        errcode: message.errcode,
        errmsg: message.errmsg,
        messageId: message.messageId,
        clientMessageId: message.clientMessageId,
        answerLost: message.answerLost ?? false,
      })),
    })
  })
  app.get('/calls', (context) => context.json({ calls: [...platform.recentCalls].reverse() }))

  app.get('/callbacks', (context) => {
    const newestFirst = [...platform.store.all.callbacks.values()].reverse()
    return context.json({ callbacks: newestFirst.slice(0, CALLBACKS_MAX) })
  })
  app.post('/callbacks/:sequence/repeat', (context) => {
    const callback = platform.store.all.callbacks.get(context.req.param('sequence'))
    if (!callback) return context.json({ error: '没有这条回调' }, 404)
    const dueAt = platform.now().toISOString()
    const repeated = { ...callback, state: 'waiting' as const, tries: [], dueAt }
    platform.store.commit(['callbacks', callback.sequence, repeated])
    actions.tick()
    return context.json(done)
  })
  app.post('/apps/:appid/verify-callback', async (context) =>
    context.json(await checkCallbackUrl(platform, context.req.param('appid'))),
  )

  app.get('/faults', (context) => context.json({ faults: [...platform.store.all.faults.values()] }))
  app.post('/faults', async (context) =>
    context.json(addFault(platform, NewFault.parse(await context.req.json()))),
  )
  app.delete('/faults/:sequence', (context) => {
    removeFault(platform, context.req.param('sequence'))
    return context.json(done)
  })
  app.delete('/faults', (context) => {
    clearFaults(platform)
    return context.json(done)
  })

  app.post('/tick', async (context) => {
    actions.tick()
    await actions.whenIdle()
    return context.json({ now: platform.now().toISOString() })
  })
  app.post('/reset', (context) => {
    actions.reset()
    return context.json(done)
  })
  return app
}

function describeState(platform: Platform) {
  const apps = [...platform.apps.values()].map((app) => {
    const { kind, appid, name, introduction, templates, callback } = app
    return {
      kind,
      appid,
      name,
      introduction,
      menu: menuOf(platform, app),
      templates: templates.map(({ templateId, title, banned = false }) => ({ templateId, title, banned })),
      callback: callback && { url: callback.url, mode: callback.mode },
    }
  })
  const { people, follows, callbacks, faults } = platform.store.all
  const waiting = [...callbacks.values()].filter(({ state }) => state === 'waiting')
  const counts = {
    people: people.size,
    followers: follows.size,
    callbacksWaiting: waiting.length,
    faults: faults.size,
  }
  return { now: platform.now().toISOString(), apps, counts }
}
