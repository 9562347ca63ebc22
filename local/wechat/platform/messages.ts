import { messageIdOf } from './ids'
import { markActive, type Platform } from './platform'
import type { ChatMessage, StoreChange } from './records'

const MESSAGES_MAX = 20_000 // of all people together, so that a large sending does not fill the memory

export type NewMessage = Omit<ChatMessage, 'sequence' | 'at'>

/** The changes that add a message; commit them together with what the message uses up. */
export function messageChanges(platform: Platform, message: NewMessage): StoreChange[] {
  const sequence = platform.nextSequence()
  const at = platform.now().toISOString()
  const changes: StoreChange[] = [['messages', sequence, { sequence, at, ...message }]]
  const { messages, people } = platform.store.all
  if (messages.size >= MESSAGES_MAX) {
    const oldest = messages.keys().next()
    if (!oldest.done) changes.push(['messages', oldest.value, null])
  }
  const person = people.get(message.personId)
  if (person && message.channel === 'heard') changes.push(markActive(platform, person))
  return changes
}

/** An id for a message that is about to be added. */
export const newMessageId = (platform: Platform) => messageIdOf(platform.nextSequence())

export type Chat = 'account' | 'notices'

/** Subscribe messages arrive under 服务通知, everything else in the account's own chat. */
const chatOf = ({ channel }: ChatMessage): Chat => (channel === 'subscribeMessage' ? 'notices' : 'account')

/** The messages that were delivered to a person, by chat. */
export function readChats(platform: Platform, personId: string): Record<Chat, ChatMessage[]> {
  const chats: Record<Chat, ChatMessage[]> = { account: [], notices: [] }
  for (const message of platform.messagesOf(personId))
    if (message.errcode === 0) chats[chatOf(message)].push(message)
  return chats
}

/** How many of a chat's messages, as `readChats` returns them, the person has not read. */
export function countUnread(platform: Platform, personId: string, chat: Chat, messages: ChatMessage[]) {
  const upTo = platform.store.all.reads.get(`${personId} ${chat}`)?.upTo ?? ''
  return messages.filter(({ channel, sequence }) => channel !== 'heard' && sequence > upTo).length
}

export interface SentMessageQuery {
  personId?: string
  templateId?: string
  channel?: ChatMessage['channel']
  delivered?: boolean
  limit?: number
}

/** What apps have sent, delivered or refused, newest first. */
export function listSentMessages(platform: Platform, query: SentMessageQuery): ChatMessage[] {
  const { personId, templateId, channel, delivered, limit = 100 } = query
  const all =
    personId === undefined ? [...platform.store.all.messages.values()] : platform.messagesOf(personId)
  const isWanted = (message: ChatMessage) =>
    message.channel !== 'heard' &&
    (templateId === undefined || message.templateId === templateId) &&
    (channel === undefined || message.channel === channel) &&
    (delivered === undefined || (message.errcode === 0) === delivered)
  const found: ChatMessage[] = []
  for (let index = all.length - 1; index >= 0 && found.length < limit; index -= 1) {
    const message = all[index]!
    if (isWanted(message)) found.push(message)
  }
  return found
}
