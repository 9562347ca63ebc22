import { Hono } from 'hono'
import * as z from 'zod'
import { verifyCallback } from '../callbacks/verify-callback'
import { addFault, clearFaults, removeFault } from '../platform/faults'
import { outbox } from '../platform/outbox'
import {
  addPeople,
  change,
  follow,
  follows,
  personOf,
  say,
  scanAccountCode,
  search,
  tapMenu,
  UnknownPerson,
  unfollow,
} from '../platform/people'
import { appOf, type World } from '../platform/platform'
import type { Consents } from './consent'
import { switchConsent } from './consent'
import type { Stream } from './event-stream'
import { cardOf, describePerson, unreadTotal } from './phone-view'

interface Steering {
  reset(): void
  tick(): void
  settled(): Promise<void>
  stream: Stream
  consents: Consents
}

const Person = z.strictObject({
  personId: z.string().min(1).max(64),
  nickname: z.string().min(1).max(40),
  phone: z.string().max(20),
  note: z.string().max(60).optional(),
  featured: z.boolean().optional(),
})
const Fault = z.strictObject({
  path: z.string().min(1),
  kind: z.enum([
    'busy',
    'unavailable',
    'lost',
    'timeout',
    'slow',
    'day-quota',
    'minute-quota',
    'token-killed',
    'wrong-type',
    'finish-failed',
  ]),
  share: z.number().min(0).max(1).optional(),
  remaining: z.int().positive().optional(),
  delayMs: z.int().min(0).max(120_000).optional(),
})
const Channel = z.enum(['templateMessage', 'subscribeMessage', 'customerService', 'reply', 'heard', 'system'])
const Query = z.object({
  personId: z.string().optional(),
  templateId: z.string().optional(),
  channel: Channel.optional(),
  delivered: z.stringbool().optional(),
  limit: z.coerce.number().int().min(1).max(1000).optional(),
})

/** `/_sim`: steers people and faults, and shows what happened. JSON in and out; README.md lists the routes. */
export function controlRoutes(world: World, { reset, tick, settled, stream, consents }: Steering) {
  const hono = new Hono()
  hono.onError((error, context) => {
    if (error instanceof UnknownPerson) return context.json({ error: '没有这个人' }, 404)
    if (error instanceof z.ZodError || error instanceof SyntaxError)
      return context.json({ error: '请求不符合要求', detail: error.message }, 400)
    throw error
  })

  hono.get('/state', (context) => {
    const apps = [...world.apps.values()].map(
      ({ kind, appid, name, introduction, menu = [], templates, callback }) => {
        const titles = templates.map(({ templateId, title, banned = false }) => ({
          templateId,
          title,
          banned,
        }))
        return {
          kind,
          appid,
          name,
          introduction,
          menu,
          templates: titles,
          callback: callback && { url: callback.url, mode: callback.mode },
        }
      },
    )
    const { people, follows, callbacks, faults } = world.store.all
    const waiting = [...callbacks.values()].filter(({ state }) => state === 'waiting').length
    const counts = {
      people: people.size,
      followers: follows.size,
      callbacksWaiting: waiting,
      faults: faults.size,
    }
    return context.json({ now: world.now().toISOString(), apps, counts })
  })
  hono.get('/events', (context) => stream.open(context))

  hono.get('/people', (context) => {
    const limit = Math.min(Number(context.req.query('limit') ?? 12) || 12, 200)
    const people = search(world, context.req.query('q') ?? '', limit).map((person) => ({
      ...person,
      follows: follows(world, person.personId),
      unread: unreadTotal(world, person.personId),
    }))
    return context.json({ total: world.store.all.people.size, people })
  })
  hono.post('/people', async (context) => {
    const body = await context.req.json()
    addPeople(world, z.array(Person).parse(Array.isArray(body) ? body : [body]))
    return context.json({ done: true })
  })
  hono.get('/people/:personId', (context) =>
    context.json(describePerson(world, consents, personOf(world, context.req.param('personId')))),
  )

  hono.post('/people/:personId/follow', async (context) => {
    const { qrScene } = z.object({ qrScene: z.string().optional() }).parse(await bodyOf(context.req.text()))
    const personId = context.req.param('personId')
    if (qrScene) scanAccountCode(world, personId, qrScene)
    else follow(world, personId)
    return context.json({ done: true })
  })
  hono.post('/people/:personId/unfollow', (context) => {
    unfollow(world, personOf(world, context.req.param('personId')).personId)
    return context.json({ done: true })
  })
  hono.post('/people/:personId/messages', async (context) => {
    const { text } = z.strictObject({ text: z.string().min(1).max(2000) }).parse(await context.req.json())
    say(world, context.req.param('personId'), text)
    return context.json({ done: true })
  })
  hono.post('/people/:personId/menu', async (context) => {
    const { name } = z.strictObject({ name: z.string() }).parse(await context.req.json())
    return context.json({ entry: tapMenu(world, context.req.param('personId'), name) })
  })
  hono.post('/people/:personId/changes', async (context) => {
    const Changes = z.strictObject({ refusesMessages: z.boolean().optional(), risky: z.boolean().optional() })
    change(world, context.req.param('personId'), Changes.parse(await context.req.json()))
    return context.json({ done: true })
  })
  hono.post('/people/:personId/consent-switch', async (context) => {
    const asked = z
      .strictObject({ on: z.boolean(), templateId: z.string().optional() })
      .parse(await context.req.json())
    const app = appOf(world, 'miniProgram')
    if (app) switchConsent(world, app, context.req.param('personId'), asked)
    return context.json({ done: true })
  })
  hono.post('/people/:personId/read', async (context) => {
    const { chat } = z.strictObject({ chat: z.enum(['account', 'notices']) }).parse(await context.req.json())
    const personId = context.req.param('personId')
    const upTo = world.messagesOf(personId).at(-1)?.sequence ?? ''
    if (unreadTotal(world, personId)) world.store.commit(['reads', `${personId} ${chat}`, { upTo }])
    return context.json({ done: true })
  })

  hono.get('/outbox', (context) => {
    const messages = outbox(world, Query.parse(context.req.query()))
    return context.json({
      messages: messages.map((message) => ({
        ...cardOf(world, message),
        personId: message.personId,
        nickname: world.store.all.people.get(message.personId)?.nickname,
        templateId: message.templateId,
        errcode: message.errcode,
        errmsg: message.errmsg,
        messageId: message.messageId,
        clientMessageId: message.clientMessageId,
        answerLost: message.answerLost ?? false,
      })),
    })
  })
  hono.get('/callbacks', (context) =>
    context.json({ callbacks: [...world.store.all.callbacks.values()].reverse().slice(0, 200) }),
  )
  hono.post('/callbacks/:sequence/repeat', (context) => {
    const callback = world.store.all.callbacks.get(context.req.param('sequence'))
    if (!callback) return context.json({ error: '没有这条回调' }, 404)
    world.store.commit([
      'callbacks',
      callback.sequence,
      { ...callback, state: 'waiting', tries: [], dueAt: world.now().toISOString() },
    ])
    tick()
    return context.json({ done: true })
  })
  hono.post('/apps/:appid/verify-callback', async (context) =>
    context.json(await verifyCallback(world, context.req.param('appid'))),
  )
  hono.get('/calls', (context) => context.json({ calls: [...world.calls].reverse() }))

  hono.get('/faults', (context) => context.json({ faults: [...world.store.all.faults.values()] }))
  hono.post('/faults', async (context) =>
    context.json(addFault(world, Fault.parse(await context.req.json()))),
  )
  hono.delete('/faults/:sequence', (context) => {
    removeFault(world, context.req.param('sequence'))
    return context.json({ done: true })
  })
  hono.delete('/faults', (context) => {
    clearFaults(world)
    return context.json({ done: true })
  })

  hono.post('/tick', async (context) => {
    tick()
    await settled()
    return context.json({ now: world.now().toISOString() })
  })
  hono.post('/reset', (context) => {
    reset()
    return context.json({ done: true })
  })
  return hono
}

/** An empty body counts as no wishes. */
async function bodyOf(text: Promise<string>): Promise<unknown> {
  const given = await text
  return given ? JSON.parse(given) : {}
}
