import { findConsent } from '../platform/consents'
import { isFollower } from '../platform/followers'
import { openidOf } from '../platform/ids'
import { type Chat, countUnread, readChats } from '../platform/messages'
import { findApp, type Platform } from '../platform/platform'
import type { ChatMessage, Person } from '../platform/records'
import type { ConsentPopups } from './consent-popups'

const MESSAGES_MAX = 80

/** A message as a phone shows it: a template's values under the template's labels. */
export function describeMessage(platform: Platform, message: ChatMessage) {
  const { sequence, at, appid, channel, templateId, values, page, url, text, articles } = message
  const app = platform.apps.get(appid)
  const template = app?.templates.find((each) => each.templateId === templateId)
  return {
    sequence,
    at,
    channel,
    from: app?.name ?? appid,
    title: template?.title,
    fields: template?.fields.map(({ key, label }) => ({ label, value: values?.[key] ?? '' })),
    page,
    url,
    text,
    articles,
  }
}

/** How many messages a person has not read, in both chats. */
export function countAllUnread(platform: Platform, personId: string): number {
  const { account, notices } = readChats(platform, personId)
  return (
    countUnread(platform, personId, 'account', account) + countUnread(platform, personId, 'notices', notices)
  )
}

/** Everything that one phone shows. */
export function describePhone(platform: Platform, popups: ConsentPopups, person: Person) {
  const { personId } = person
  const chats = readChats(platform, personId)
  const describeChat = (chat: Chat) => ({
    unread: countUnread(platform, personId, chat, chats[chat]),
    messages: chats[chat].slice(-MESSAGES_MAX).map((message) => describeMessage(platform, message)),
  })
  const appids = [...platform.apps.keys()]
  return {
    now: platform.now().toISOString(),
    person,
    follows: isFollower(platform, personId),
    openids: Object.fromEntries(appids.map((appid) => [appid, openidOf(appid, personId)])),
    account: describeChat('account'),
    notices: describeChat('notices'),
    credits: describeConsents(platform, personId),
    popups: popups.listOpen(personId),
  }
}

function describeConsents(platform: Platform, personId: string) {
  const miniProgram = findApp(platform, 'miniProgram')
  if (!miniProgram) return []
  const openid = openidOf(miniProgram.appid, personId)
  return miniProgram.templates.map(({ templateId, title }) => {
    const { left = 0, answer, always = false } = findConsent(platform, openid, templateId) ?? {}
    return { templateId, title, left, answer, always }
  })
}
