import { mayViewAnnouncement } from '@zhixing/shared/announcements/rules'
import { roles } from '@zhixing/shared/identity/role'
import * as contract from '@zhixing/shared/push/contract'
import { findAnnouncement } from '../../announcements/api'
import { endpoint } from '../../core/http/endpoint'
import { requireRole } from '../../identity/api'
import { countDeliveries, listNotDelivered, stateOfReport } from '../report'
import { findLatestCampaign } from '../store/campaigns'
import { listLanes } from '../store/lanes'
import { listLateFailures } from '../store/late-failures'

export const getReport = endpoint(contract.getReport, async ({ input, actor, now, refuse }) => {
  const grants = await requireRole(actor, roles)
  const announcement = await findAnnouncement(input.announcementId)
  if (!announcement || !mayViewAnnouncement(announcement, grants)) throw refuse('announcements/not-found')
  const campaign = await findLatestCampaign(input.announcementId)
  if (!campaign) throw refuse('push/not-published')
  const { announcementId, version, startedAt, finishedAt, channels } = campaign
  const [lanes, lateFailures] = await Promise.all([
    listLanes(announcementId, version),
    listLateFailures(announcementId, version),
  ])
  return {
    announcementId,
    state: stateOfReport(campaign, lanes, now),
    startedAt,
    finishedAt,
    channels: await Promise.all(
      channels.map((channel) => countDeliveries(channel, lanes, lateFailures, announcement)),
    ),
    notDelivered: await listNotDelivered(lanes, lateFailures),
  }
})
