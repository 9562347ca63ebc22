import type { Channel } from '@zhixing/shared/push/contract'
import type { DeliveryCounts, UndeliveredEnd } from '@zhixing/shared/push/rules'

export interface CampaignKey {
  announcementId: string
  version: number
}

/** A lane is one shard of one channel of a campaign; at most one worker sends in it. */
export interface LaneKey extends CampaignKey {
  channel: Channel
  shard: number
}

/** How far a lane has come. Everything up to the cursor is committed. */
export interface Lane {
  cursor: string // the last openid whose delivery is committed
  counts: DeliveryCounts // of all recipients up to the cursor
  claim?: PageClaim | undefined
  owner?: string | undefined
  leaseUntil?: string | undefined // until then the owner alone works in the lane
  pausedUntil?: string | undefined
  pauseCode?: string | undefined
  waitingFor?: { openid: string; tries: number } | undefined // the recipient whose refusal paused the lane
  doneAt?: string | undefined
}

/** Recipients after the cursor that a worker may have sent to already. */
export interface PageClaim {
  through: string // the last openid
  at: string
}

export interface CampaignLane extends Lane, LaneKey {
  revision: number
}

/** The outcome of one page. Undelivered recipients one by one, delivered ones as a number. */
export interface PageResult {
  through: string // the last openid with an outcome
  counts: DeliveryCounts
  undelivered: UndeliveredRecipient[]
  messageIds: [openid: string, messageId: string][] // WeChat reports late failures under these ids alone
}

export interface UndeliveredRecipient {
  openid: string
  learnerId?: string | undefined
  end: UndeliveredEnd
  code: string
  at: string
}

/** Names a campaign in a consent and in `client_msg_id`. */
export const campaignName = ({ announcementId, version }: CampaignKey) => `${announcementId}#v${version}`

export function parseCampaignName(name: string): CampaignKey {
  const [announcementId = '', version] = name.split('#v')
  return { announcementId, version: Number(version) }
}

/** What the row of a lane says at an instant; only a free lane can be claimed. */
export function stageOf(lane: Lane, now: Date) {
  if (lane.doneAt) return 'done'
  if (isPaused(lane, now)) return 'paused'
  const isLeased = lane.leaseUntil !== undefined && lane.leaseUntil > now.toISOString()
  return isLeased ? 'leased' : 'free'
}

export const isPaused = ({ pausedUntil }: Lane, now: Date): boolean =>
  pausedUntil !== undefined && pausedUntil > now.toISOString()
