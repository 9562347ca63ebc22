import type { Channel } from '@zhixing/shared/push/contract'
import { acknowledgeBell, findPublishedAnnouncement } from '../announcements/api'
import { enqueueAll } from '../core/jobs/queue'
import { lanesFor, putCampaign } from './store/campaigns'

/** Takes the bell of a publication over. The announcement keeps ringing (announcements/publish-due) until the last line here is reached. */
export async function plan(announcementId: string): Promise<void> {
  const published = await findPublishedAnnouncement(announcementId)
  if (!published?.bellPending) return
  const { version, bellPending, facts } = published
  const channels = (['templateMessage', 'subscribeMessage'] as const satisfies Channel[]).filter(
    (channel) => facts.bell[channel],
  )
  const campaign = { announcementId, version, startedAt: bellPending, channels }
  await putCampaign(campaign)
  await enqueueAll(lanesFor(campaign).map((lane) => ({ kind: 'deliver', ...lane })))
  await acknowledgeBell(announcementId, bellPending)
}
