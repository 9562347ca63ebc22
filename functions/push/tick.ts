import { CAMPAIGN_MS } from '@zhixing/shared/push/rules'
import { onSchedule } from '../core/jobs/job'
import { enqueueAll } from '../core/jobs/queue'
import type { HeldLane } from './lanes/lane'
import { findCampaign, findLanes, finishCampaign, recentCampaigns } from './store/campaigns'

const GRACE_MS = 60_000 // what plan has just queued need not be queued again
const DAY_MS = 86_400_000

/**
 * Takes up what has stalled: a lane whose owner is dead, a pause that is over, a message the queue has lost. A plan that was lost comes again from
 * announcements/publish-due, which keeps ringing until a campaign answers.
 */
export const tick = async (now: Date): Promise<void> => {
  for (const { announcementId, version, startedAt } of await recentCampaigns(
    new Date(now.getTime() - CAMPAIGN_MS - 2 * DAY_MS),
  )) {
    if (now.getTime() - Date.parse(startedAt) < GRACE_MS) continue
    const campaign = await findCampaign(announcementId, version)
    if (!campaign || campaign.finishedAt) continue
    const lanes = await findLanes(announcementId, version)
    if (lanes.length && lanes.every(({ doneAt }) => doneAt)) await finishCampaign(campaign, now.toISOString())
    const stalled = lanes.filter((lane) => isStalled(lane, now.toISOString()))
    await enqueueAll(
      stalled.map(({ channel, shard }) => ({ kind: 'deliver', announcementId, version, channel, shard })),
    )
  }
}

const isStalled = ({ doneAt, fencedUntil = '', pausedUntil = '' }: HeldLane, now: string) =>
  !doneAt && fencedUntil <= now && pausedUntil <= now

export const handler = onSchedule(tick)
