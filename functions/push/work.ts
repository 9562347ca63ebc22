import { onMessage } from '../core/jobs/job'
import { handleEvent } from './callbacks/handle-event'
import { runLane } from './lanes/run-lane'
import { planCampaign } from './plan'
import { PushMessage } from './queue-messages'

export const handler = onMessage(PushMessage, async ({ message, remainingMs }) => {
  if (message.kind === 'plan') await planCampaign(message.announcementId)
  else if (message.kind === 'deliver') await runLane(message, remainingMs)
  else await handleEvent(message)
})
