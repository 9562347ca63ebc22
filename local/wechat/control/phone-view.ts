import { creditKey } from '../api/subscribe-message'
import { chatsOf, unreadOf } from '../platform/messages'
import { follows } from '../platform/people'
import { appOf, openidOf, type World } from '../platform/platform'
import type { Message, Person } from '../platform/records'
import type { Consents } from './consent'

const SHOWN_MAX = 80

/** A message as the phone draws it: a template's values under its own labels. */
export function cardOf(
  world: World,
  { sequence, at, appid, channel, templateId, values, page, url, text, articles }: Message,
) {
  const app = world.apps.get(appid)
  const template = app?.templates.find((one) => one.templateId === templateId)
  const fields = template?.fields.map(({ key, label }) => ({ label, value: values?.[key] ?? '' }))
  return {
    sequence,
    at,
    channel,
    from: app?.name ?? appid,
    title: template?.title,
    fields,
    page,
    url,
    text,
    articles,
  }
}

export function unreadTotal(world: World, personId: string) {
  const { account, notices } = chatsOf(world, personId)
  return unreadOf(world, personId, 'account', account) + unreadOf(world, personId, 'notices', notices)
}

/** All that one phone shows. */
export function describePerson(world: World, consents: Consents, person: Person) {
  const { personId } = person
  const chats = chatsOf(world, personId)
  const shown = (chat: 'account' | 'notices') => ({
    unread: unreadOf(world, personId, chat, chats[chat]),
    messages: chats[chat].slice(-SHOWN_MAX).map((message) => cardOf(world, message)),
  })
  const miniProgram = appOf(world, 'miniProgram')
  const credits = miniProgram?.templates.map(({ templateId, title }) => {
    const credit = world.store.all.credits.get(creditKey(openidOf(miniProgram.appid, personId), templateId))
    return {
      templateId,
      title,
      left: credit?.left ?? 0,
      answer: credit?.answer,
      always: credit?.always ?? false,
    }
  })
  return {
    now: world.now().toISOString(),
    person,
    follows: follows(world, personId),
    openids: Object.fromEntries([...world.apps.keys()].map((appid) => [appid, openidOf(appid, personId)])),
    account: shown('account'),
    notices: shown('notices'),
    credits: credits ?? [],
    popups: consents.openOf(personId),
  }
}
