import { addDays } from '@zhixing/shared/calendar'
import { CAMPAIGN_MS } from '@zhixing/shared/push/rules'
import { onSchedule } from '../core/jobs/job'
import { enqueueAll } from '../core/jobs/queue'
import { stageOf } from './lanes/lane'
import { findCampaign, finishCampaign, listRecentCampaigns } from './store/campaigns'
import { listLanes } from './store/lanes'

const GRACE_MS = 60_000 // messages that plan has just queued are not queued again
const MARGIN_DAYS = 2

/**
 * Queues the lanes that no worker holds: after a crash, a pause or a lost message.
 * A lost plan is requested again by announcements/publish-due.
 */
export async function tick(now: Date): Promise<void> {
  const since = addDays(new Date(now.getTime() - CAMPAIGN_MS), -MARGIN_DAYS)
  for (const { announcementId, version, startedAt } of await listRecentCampaigns(since)) {
    if (now.getTime() - Date.parse(startedAt) < GRACE_MS) continue
    const campaign = await findCampaign(announcementId, version)
    if (!campaign || campaign.finishedAt) continue
    const lanes = await listLanes(announcementId, version)
    if (lanes.length && lanes.every(({ doneAt }) => doneAt)) await finishCampaign(campaign, now.toISOString())
    const free = lanes.filter((lane) => stageOf(lane, now) === 'free')
    await enqueueAll(
      free.map(({ channel, shard }) => ({ kind: 'deliver', announcementId, version, channel, shard })),
    )
  }
}

export const handler = onSchedule(tick)
