import { onMessage } from '../job'
import { deliver } from './deliver'
import { Message } from './messages'
import { plan } from './plan'
import { takeEvent } from './take-event'

export const handler = onMessage(Message, async ({ message, remainingMs }) => {
  if (message.kind === 'plan') await plan(message.announcementId)
  else if (message.kind === 'deliver') await deliver(message, remainingMs)
  else await takeEvent(message)
})
