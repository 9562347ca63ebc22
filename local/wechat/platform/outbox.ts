import type { World } from './platform'
import type { Message } from './records'

export interface OutboxQuery {
  personId?: string
  templateId?: string
  channel?: Message['channel']
  delivered?: boolean
  limit?: number
}

/** All that was sent, newest first, with what was refused and why; what people wrote themselves is not in it. */
export function outbox(
  world: World,
  { personId, templateId, channel, delivered, limit = 100 }: OutboxQuery,
): Message[] {
  const all = personId === undefined ? [...world.store.all.messages.values()] : world.messagesOf(personId)
  const found: Message[] = []
  for (let at = all.length - 1; at >= 0 && found.length < limit; at -= 1) {
    const message = all[at]!
    if (message.channel === 'heard') continue
    if (templateId !== undefined && message.templateId !== templateId) continue
    if (channel !== undefined && message.channel !== channel) continue
    if (delivered !== undefined && (message.errcode === 0) !== delivered) continue
    found.push(message)
  }
  return found
}
