import { createHash } from 'node:crypto'
import type { Consent } from '@zhixing/shared/push/consents'
import type { Channel } from '@zhixing/shared/push/contract'
import type { Ends, Exception } from '@zhixing/shared/push/rules'

export type Consents = Consent[]

export const SHARDS = 16

/** One person is always in the same lane, so nobody is sent two things at once. */
export const shardOf = (openid: string) => (createHash('sha256').update(openid).digest()[0] ?? 0) % SHARDS

export interface LaneKey {
  announcementId: string
  version: number
  channel: Channel
  shard: number
}

/** How far a lane has come. Whatever stands here is committed; what was begun stands in `claimed`. */
export interface Lane {
  cursor: string // the last openid that is done
  ends: Ends // of all up to the cursor
  claimed?: { through: string; at: string } | undefined // people after the cursor whom somebody has begun to send to
  owner?: string | undefined
  fencedUntil?: string | undefined // until then the owner is at work, and nobody else
  pausedUntil?: string | undefined
  pauseCode?: string | undefined
  busy?: { openid: string; tries: number } | undefined // the person the lane waits for
  doneAt?: string | undefined
}
export interface HeldLane extends Lane, LaneKey {
  revision: number
}

export interface Receipt {
  openid: string
  learnerId?: string | undefined
  end: Exception
  code: string
  at: string
}

/** Exceptions in words, deliveries as numbers; ids of sent messages, because WeChat may take one back under its id alone. */
export interface Page {
  through: string
  ends: Ends
  receipts: Receipt[]
  sent: [openid: string, messageId: string][]
}

/** Names a campaign in a consent and in `client_msg_id`. */
export const campaignOf = ({ announcementId, version }: Pick<LaneKey, 'announcementId' | 'version'>) =>
  `${announcementId}#v${version}`
