import { opened } from '../api/custom-message'
import { callbackChanges, eventChanges } from '../callbacks/callbacks'
import { freshMessageId, messageChanges } from './messages'
import { appOf, openidOf, touched, type World } from './platform'
import type { Person } from './records'
import type { AppSettings, MenuEntry } from './settings'
import type { Change } from './store'

export type NewPerson = Pick<Person, 'personId' | 'nickname' | 'phone' | 'note' | 'featured'>

/** Adds or renames; one write for all of them. */
export function addPeople(world: World, people: NewPerson[]) {
  const known = world.store.all.people
  world.store.commit(
    ...people.map(
      (person): Change => ['people', person.personId, { ...known.get(person.personId), ...person }],
    ),
  )
  world.tell({ kind: 'person' })
}

export function personOf(world: World, personId: string): Person {
  const person = world.store.all.people.get(personId)
  if (!person) throw new UnknownPerson(personId)
  return person
}

export class UnknownPerson extends Error {
  constructor(personId: string) {
    super(`There is nobody called ${personId}`)
  }
}

const serviceAccount = (world: World) => {
  const app = appOf(world, 'serviceAccount')
  if (!app) throw new Error('The simulator was started without a service account')
  return app
}

export const follows = (world: World, personId: string) => {
  const app = appOf(world, 'serviceAccount')
  return app !== undefined && world.store.all.follows.has(openidOf(app.appid, personId))
}

/** Following twice is following once. `quietly` tells no callback: for people who had followed before the story begins. */
export function follow(
  world: World,
  personId: string,
  { qrScene, quietly }: { qrScene?: string; quietly?: boolean } = {},
) {
  const app = serviceAccount(world)
  const person = personOf(world, personId)
  const openid = openidOf(app.appid, personId)
  if (follows(world, personId)) return
  const scene = qrScene ? 'ADD_SCENE_QR_CODE' : 'ADD_SCENE_PROFILE_CARD'
  const event = {
    EventKey: qrScene ? `qrscene_${qrScene}` : '',
    ...(qrScene && { Ticket: ticketOf(qrScene) }),
  }
  world.store.commit(
    ['follows', openid, { at: world.now().toISOString(), scene, ...(qrScene && { qrScene }) }],
    opened(world, openid, 'event'),
    ...(quietly ? [] : [touched(world, person), ...eventChanges(world, app, personId, 'subscribe', event)]),
  )
  world.tell({ kind: 'person', personId })
}

export function followQuietly(world: World, personIds: string[]) {
  const app = serviceAccount(world)
  const at = world.now().toISOString()
  const openids = personIds.map((personId) => openidOf(app.appid, personOf(world, personId).personId))
  world.store.commit(
    ...openids.map((openid): Change => ['follows', openid, { at, scene: 'ADD_SCENE_PROFILE_CARD' }]),
  )
  world.tell({ kind: 'person' })
}

const ticketOf = (scene: string) => `gQ${Buffer.from(scene).toString('base64url')}`

export function unfollow(world: World, personId: string) {
  const app = serviceAccount(world)
  if (!follows(world, personId)) return
  const openid = openidOf(app.appid, personId)
  world.store.commit(
    ['follows', openid, null],
    ['windows', openid, null],
    touched(world, personOf(world, personId)),
    ...eventChanges(world, app, personId, 'unsubscribe', { EventKey: '' }),
  )
  world.tell({ kind: 'person', personId })
}

/** A scan of the service account's own code: following, or SCAN where the person follows already. */
export function scanAccountCode(world: World, personId: string, qrScene: string) {
  if (!follows(world, personId)) return follow(world, personId, { qrScene })
  const app = serviceAccount(world)
  world.store.commit(
    opened(world, openidOf(app.appid, personId), 'event'),
    ...eventChanges(world, app, personId, 'SCAN', { EventKey: qrScene, Ticket: ticketOf(qrScene) }),
  )
}

/** What a person writes to the account. */
export function say(world: World, personId: string, text: string) {
  const app = serviceAccount(world)
  personOf(world, personId)
  const fields = { MsgType: 'text', Content: text, MsgId: freshMessageId(world) }
  world.store.commit(
    ...messageChanges(world, { appid: app.appid, personId, channel: 'heard', errcode: 0, text }),
    opened(world, openidOf(app.appid, personId), 'message'),
    ...callbackChanges(world, app, personId, 'text', fields),
  )
  world.tell({ kind: 'message', personId })
}

/** A tap on the account's menu. Answers the entry, so that the phone opens what it links. */
export function tapMenu(world: World, personId: string, name: string): MenuEntry | undefined {
  const app = serviceAccount(world)
  personOf(world, personId)
  const entry = app.menu?.find((one) => one.name === name)
  if (!entry) return undefined
  const [event, EventKey] = entry.page
    ? ['view_miniprogram', entry.page]
    : entry.url
      ? ['VIEW', entry.url]
      : ['CLICK', entry.key ?? name]
  const fields = { EventKey, ...(event !== 'CLICK' && { MenuId: '465478451' }) }
  world.store.commit(
    opened(world, openidOf(app.appid, personId), 'event'),
    ...eventChanges(world, app, personId, event ?? 'CLICK', fields),
  )
  return entry
}

/** The person came into the mini-program. */
export function visit(world: World, personId: string, app: AppSettings) {
  const person = personOf(world, personId)
  world.store.commit(
    ['visits', openidOf(app.appid, personId), { at: world.now().toISOString() }],
    touched(world, person),
  )
}

export function change(
  world: World,
  personId: string,
  changes: Partial<Pick<Person, 'refusesMessages' | 'risky'>>,
) {
  world.store.commit(['people', personId, { ...personOf(world, personId), ...changes }])
  world.tell({ kind: 'person', personId })
}

const LISTED = 12

/** Featured people first, always in the order they came; then whoever was active last. A search looks at name, note and phone. */
export function search(world: World, words: string, limit = LISTED): Person[] {
  const wanted = words.trim().toLowerCase()
  const found = [...world.store.all.people.values()].filter(
    ({ nickname, note = '', phone, personId }) =>
      !wanted || [nickname, note, phone, personId].some((fact) => fact.toLowerCase().includes(wanted)),
  )
  const weight = (person: Person) => (person.featured ? '9' : (person.activeAt ?? ''))
  return found.sort((a, b) => (weight(a) < weight(b) ? 1 : weight(a) > weight(b) ? -1 : 0)).slice(0, limit)
}
