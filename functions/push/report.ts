import type { OutputOf } from '@zhixing/shared/contract'
import type { Channel, getReport } from '@zhixing/shared/push/contract'
import { failureReason, sumDeliveries, withLateFailures } from '@zhixing/shared/push/rules'
import type { Announcement } from '../announcements/api'
import { findLearner } from '../identity/api'
import { type CampaignLane, isPaused, type UndeliveredRecipient } from './lanes/lane'
import { countFollowers } from './store/followers'
import type { LateFailure } from './store/late-failures'
import { listUndelivered } from './store/pages'

type Report = OutputOf<typeof getReport>

const LISTED_MAX = 100

export function stateOfReport(
  { finishedAt }: { finishedAt?: string | undefined },
  lanes: CampaignLane[],
  now: Date,
): Report['state'] {
  if (finishedAt) return 'done'
  const hasBegun = ({ cursor, claim, doneAt }: CampaignLane) => Boolean(cursor || claim || doneAt)
  if (!lanes.some(hasBegun)) return 'planned'
  const open = lanes.filter(({ doneAt }) => !doneAt)
  const arePaused = open.length > 0 && open.every((lane) => isPaused(lane, now))
  return arePaused ? 'paused' : 'sending'
}

/**
 * The four ends of a channel, less what WeChat reported as failed later, and the recipients still waiting.
 */
export async function countDeliveries(
  channel: Channel,
  allLanes: CampaignLane[],
  lateFailures: LateFailure[],
  announcement: Announcement,
): Promise<Report['channels'][number]> {
  const lanes = allLanes.filter((lane) => lane.channel === channel)
  const failures = lateFailures.filter((failure) => failure.channel === channel)
  const counts = withLateFailures(sumDeliveries(lanes.map((lane) => lane.counts)), failures.length)
  const waiting = await countWaiting(channel, lanes, announcement)
  const { delivered, refused, unreachable, unknown } = counts
  const recipients = delivered + refused + unreachable + unknown + waiting
  return { channel, recipients, ends: { ...counts, waiting } }
}

/** Followers after the cursors; 0 for subscribe messages, whose consents are known only page by page. */
async function countWaiting(
  channel: Channel,
  lanes: CampaignLane[],
  { orgPath, facts }: Announcement,
): Promise<number> {
  if (channel !== 'templateMessage') return 0
  const open = lanes.filter(({ doneAt }) => !doneAt)
  const counts = await Promise.all(
    open.map(({ shard, cursor }) => countFollowers(shard, cursor, orgPath, facts.jobLevels)),
  )
  return counts.reduce((sum, count) => sum + count, 0)
}

type NotDelivered = Omit<UndeliveredRecipient, 'openid'> & { channel: Channel }

/** The first hundred recipients that were not delivered to, by time, with their names. */
export async function listNotDelivered(
  lanes: CampaignLane[],
  lateFailures: LateFailure[],
): Promise<Report['notDelivered']> {
  const undelivered = await Promise.all(lanes.map(listUndeliveredOf))
  const refused = lateFailures.map((failure) => ({ ...failure, end: 'refused' as const }))
  const all: NotDelivered[] = [...refused, ...undelivered.flat()]
  return Promise.all(all.sort(byTime).slice(0, LISTED_MAX).map(withName))
}

async function listUndeliveredOf(lane: CampaignLane): Promise<NotDelivered[]> {
  const recipients = await listUndelivered(lane)
  return recipients.map((recipient) => ({ ...recipient, channel: lane.channel }))
}

const byTime = (one: { at: string }, other: { at: string }) => (one.at < other.at ? -1 : 1)

async function withName({ channel, learnerId, end, code, at }: NotDelivered) {
  const learner = learnerId ? await findLearner(learnerId) : undefined
  return { channel, name: learner?.name ?? '未绑定的关注者', end, reason: failureReason(code), at }
}
