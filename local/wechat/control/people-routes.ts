import type { Hono } from 'hono'
import * as z from 'zod'
import { tapMenu, writeToAccount } from '../platform/account-chat'
import { switchConsent } from '../platform/consent-changes'
import { follow, isFollower, scanAccountCode, unfollow } from '../platform/followers'
import { addPeople, changePerson, getPerson, searchPeople } from '../platform/people'
import { findApp, type Platform } from '../platform/platform'
import type { ConsentPopups } from './consent-popups'
import { createControlApp } from './control-app'
import { countAllUnread, describePhone } from './phone-view'

const LISTED = { usual: 12, max: 200 }

const NewPerson = z.strictObject({
  personId: z.string().min(1).max(64),
  nickname: z.string().min(1).max(40),
  phone: z.string().max(20),
  note: z.string().max(60).optional(),
  featured: z.boolean().optional(),
})
const FollowBody = z.object({ qrScene: z.string().optional() })
const MessageBody = z.strictObject({ text: z.string().min(1).max(2000) })
const MenuBody = z.strictObject({ name: z.string() })
const ChangesBody = z.strictObject({
  refusesMessages: z.boolean().optional(),
  risky: z.boolean().optional(),
})
const ConsentSwitchBody = z.strictObject({ on: z.boolean(), templateId: z.string().optional() })
const ReadBody = z.strictObject({ chat: z.enum(['account', 'notices']) })

/** `/_sim/people`: adding and finding people, and what they do in the chat and in the settings. */
export function peopleRoutes(platform: Platform, popups: ConsentPopups): Hono {
  const app = createControlApp()
  const done = { done: true }

  app.get('/', (context) => {
    const wantedLimit = Number(context.req.query('limit'))
    const limit = wantedLimit >= 1 ? Math.min(wantedLimit, LISTED.max) : LISTED.usual
    const people = searchPeople(platform, context.req.query('q') ?? '', limit).map((person) => ({
      ...person,
      follows: isFollower(platform, person.personId),
      unread: countAllUnread(platform, person.personId),
    }))
    return context.json({ total: platform.store.all.people.size, people })
  })
  app.post('/', async (context) => {
    const body = await context.req.json()
    addPeople(platform, z.array(NewPerson).parse(Array.isArray(body) ? body : [body]))
    return context.json(done)
  })
  app.get('/:personId', (context) =>
    context.json(describePhone(platform, popups, getPerson(platform, context.req.param('personId')))),
  )

  app.post('/:personId/follow', async (context) => {
    const body = await context.req.text()
    const { qrScene } = FollowBody.parse(body ? JSON.parse(body) : {})
    const personId = context.req.param('personId')
    if (qrScene) scanAccountCode(platform, personId, qrScene)
    else follow(platform, personId)
    return context.json(done)
  })
  app.post('/:personId/unfollow', (context) => {
    unfollow(platform, getPerson(platform, context.req.param('personId')).personId)
    return context.json(done)
  })
  app.post('/:personId/messages', async (context) => {
    const { text } = MessageBody.parse(await context.req.json())
    writeToAccount(platform, context.req.param('personId'), text)
    return context.json(done)
  })
  app.post('/:personId/menu', async (context) => {
    const { name } = MenuBody.parse(await context.req.json())
    return context.json({ entry: tapMenu(platform, context.req.param('personId'), name) })
  })
  app.post('/:personId/changes', async (context) => {
    changePerson(platform, context.req.param('personId'), ChangesBody.parse(await context.req.json()))
    return context.json(done)
  })
  app.post('/:personId/consent-switch', async (context) => {
    const change = ConsentSwitchBody.parse(await context.req.json())
    const miniProgram = findApp(platform, 'miniProgram')
    if (miniProgram) switchConsent(platform, miniProgram, context.req.param('personId'), change)
    return context.json(done)
  })
  app.post('/:personId/read', async (context) => {
    const { chat } = ReadBody.parse(await context.req.json())
    const personId = context.req.param('personId')
    const upTo = platform.messagesOf(personId).at(-1)?.sequence ?? ''
    if (countAllUnread(platform, personId)) platform.store.commit(['reads', `${personId} ${chat}`, { upTo }])
    return context.json(done)
  })
  return app
}
