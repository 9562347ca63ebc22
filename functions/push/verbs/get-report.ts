import { mayViewAnnouncement } from '@zhixing/shared/announcements/rules'
import { roles } from '@zhixing/shared/identity/role'
import { Refusal } from '@zhixing/shared/problem'
import type { Channel } from '@zhixing/shared/push/contract'
import * as contract from '@zhixing/shared/push/contract'
import { corrected, reasonOf, sumOf } from '@zhixing/shared/push/rules'
import { type Announcement, findAnnouncement } from '../../announcements/api'
import type { Actor } from '../../core/http/actor'
import { endpoint } from '../../core/http/endpoint'
import { findLearner, requireRole } from '../../identity/api'
import type { HeldLane, Receipt } from '../lanes/lane'
import { findLanes, newestCampaign, readReceipts, readTakenBack } from '../store/campaigns'
import { countFollowers } from '../store/followers'

const LISTED_MAX = 100

export const getReport = endpoint(contract.getReport, async ({ input, actor, now }) => {
  const announcement = await openAnnouncement(input.announcementId, actor)
  const campaign = await newestCampaign(input.announcementId)
  if (!campaign) throw new Refusal('push/not-published')
  const { announcementId, version, startedAt, finishedAt, channels } = campaign
  const [lanes, takenBack] = await Promise.all([
    findLanes(announcementId, version),
    readTakenBack(announcementId, version),
  ])
  const counted = channels.map(async (channel) => {
    const mine = lanes.filter((lane) => lane.channel === channel)
    const ends = corrected(
      sumOf(mine.map((lane) => lane.ends)),
      takenBack.filter((one) => one.channel === channel).length,
    )
    const waiting = await countWaiting(channel, mine, announcement)
    const recipients = ends.delivered + ends.refused + ends.unreachable + ends.unknown + waiting
    return { channel, recipients, ends: { ...ends, waiting } }
  })
  const receipts = (await Promise.all(lanes.map(readReceipts))).flatMap((list, index) =>
    list.map((receipt) => ({ ...receipt, channel: lanes[index]?.channel as Channel })),
  )
  const refused = takenBack.map((one) => ({ ...one, end: 'refused' as const }))
  return {
    announcementId,
    state: finishedAt ? ('done' as const) : stateOf(lanes, now.toISOString()),
    startedAt,
    finishedAt,
    channels: await Promise.all(counted),
    notDelivered: await Promise.all([...refused, ...receipts].sort(byTime).slice(0, LISTED_MAX).map(named)),
  }
})

async function openAnnouncement(announcementId: string, actor: Actor): Promise<Announcement> {
  const grants = await requireRole(actor, roles)
  const found = await findAnnouncement(announcementId)
  if (!found || !mayViewAnnouncement(found, grants)) throw new Refusal('announcements/not-found')
  return found
}

function stateOf(lanes: HeldLane[], now: string): 'planned' | 'paused' | 'sending' {
  const open = lanes.filter(({ doneAt }) => !doneAt)
  if (lanes.every(({ cursor, claimed, doneAt }) => !cursor && !claimed && !doneAt)) return 'planned'
  return open.length && open.every(({ pausedUntil = '' }) => pausedUntil > now) ? 'paused' : 'sending'
}

/** Followers still to come are counted while they are; who still has a consent is known only when his turn comes. */
async function countWaiting(
  channel: Channel,
  lanes: HeldLane[],
  { orgPath, facts }: Announcement,
): Promise<number> {
  if (channel !== 'templateMessage') return 0
  const open = lanes.filter(({ doneAt }) => !doneAt)
  const counts = await Promise.all(
    open.map(({ shard, cursor }) => countFollowers(shard, cursor, orgPath, facts.jobLevels)),
  )
  return counts.reduce((sum, count) => sum + count, 0)
}

const byTime = (one: { at: string }, other: { at: string }) => (one.at < other.at ? -1 : 1)

async function named({ channel, learnerId, end, code, at }: Omit<Receipt, 'openid'> & { channel: Channel }) {
  const learner = learnerId ? await findLearner(learnerId) : undefined
  return { channel, name: learner?.name ?? '未绑定的关注者', end, reason: reasonOf(code), at }
}
