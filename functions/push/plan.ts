import { Channel } from '@zhixing/shared/push/contract'
import { acknowledgeBell, findPublishedAnnouncement } from '../announcements/api'
import { enqueueAll } from '../core/jobs/queue'
import { laneKeysOf, putCampaign } from './store/campaigns'

/**
 * Creates the campaign of a publication with a bell. announcements/publish-due requests it again until the
 * bell is acknowledged, which is the last step here.
 */
export async function planCampaign(announcementId: string): Promise<void> {
  const published = await findPublishedAnnouncement(announcementId)
  if (!published?.bellPending) return
  const { version, bellPending, facts } = published
  const channels = Channel.options.filter((channel) => facts.bell[channel])
  const campaign = { announcementId, version, startedAt: bellPending, channels }
  await putCampaign(campaign)
  await enqueueAll(laneKeysOf(campaign).map((lane) => ({ kind: 'deliver', ...lane })))
  await acknowledgeBell(announcementId, bellPending)
}
