import type { UndeliveredEnd } from '@zhixing/shared/push/rules'
import type { PublishedAnnouncement } from '../../announcements/api'
import type { CampaignLane } from './lane'
import type { PauseReaction } from './transition'

/** One message to one person. */
export interface Delivery {
  lane: CampaignLane
  published: PublishedAnnouncement
  openid: string
}

export type DeliveryOutcome =
  | { kind: 'delivered'; messageId?: string | undefined }
  | { kind: 'undelivered'; end: UndeliveredEnd; code: string }
  | { kind: 'paused'; reaction: PauseReaction; code: string } // not sent; the lane has to pause
  | { kind: 'skipped' } // not a recipient: not addressed, or without a consent

/** What one send came to, with what follows for later campaigns. */
export type SendOutcome =
  | Extract<DeliveryOutcome, { kind: 'delivered' | 'paused' }>
  | (Extract<DeliveryOutcome, { kind: 'undelivered' }> & {
      consequence?: 'not-a-recipient' | 'no-consent' | undefined
    })

export const expired = { kind: 'undelivered', end: 'unreachable', code: 'expired' } as const
export const interrupted = { kind: 'undelivered', end: 'unknown', code: 'interrupted' } as const
