import { onMessage } from '../core/jobs/job'
import { takeEvent } from './callbacks/take-event'
import { deliver } from './lanes/deliver'
import { Message } from './messages'
import { plan } from './plan'

export const handler = onMessage(Message, async ({ message, remainingMs }) => {
  if (message.kind === 'plan') await plan(message.announcementId)
  else if (message.kind === 'deliver') await deliver(message, remainingMs)
  else await takeEvent(message)
})
