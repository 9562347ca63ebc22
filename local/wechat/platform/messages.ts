import { messageIdOf, touched, type World } from './platform'
import type { Message } from './records'
import type { Change } from './store'

const KEPT_MAX = 20_000 // of all people together: a rehearsal of a large sending must not eat the machine

/** What puts a message into a chat (or, refused, into the outbox only); commit it together with what it uses up. */
export function messageChanges(world: World, message: Omit<Message, 'sequence' | 'at'>): Change[] {
  const sequence = world.sequence()
  const changes: Change[] = [['messages', sequence, { sequence, at: world.now().toISOString(), ...message }]]
  const { messages, people } = world.store.all
  if (messages.size >= KEPT_MAX) {
    const oldest = messages.keys().next()
    if (!oldest.done) changes.push(['messages', oldest.value, null])
  }
  const person = people.get(message.personId)
  if (person && message.channel === 'heard') changes.push(touched(world, person))
  return changes
}

/** A fresh 64-bit id for a message that is not yet written. */
export const freshMessageId = (world: World) => messageIdOf(world.sequence())

export type Chat = 'account' | 'notices'

/** Subscribe messages arrive under 服务通知, everything else in the account's own chat. */
export const chatOf = ({ channel }: Message): Chat => (channel === 'subscribeMessage' ? 'notices' : 'account')

export const wasSeen = ({ errcode }: Message) => errcode === 0

export function chatsOf(world: World, personId: string) {
  const seen = world.messagesOf(personId).filter(wasSeen)
  const chats: Record<Chat, Message[]> = { account: [], notices: [] }
  for (const message of seen) chats[chatOf(message)].push(message)
  return chats
}

export function unreadOf(world: World, personId: string, chat: Chat, messages: Message[]) {
  const upTo = world.store.all.reads.get(`${personId} ${chat}`)?.upTo ?? ''
  return messages.filter((message) => message.channel !== 'heard' && message.sequence > upTo).length
}
