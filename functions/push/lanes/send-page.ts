import { noDeliveries, PERSONAL_TRIES_MAX } from '@zhixing/shared/push/rules'
import type { PublishedAnnouncement } from '../../announcements/api'
import { clock } from '../../core/clock'
import { deliver } from './deliver'
import type { DeliveryOutcome } from './delivery-outcome'
import type { CampaignLane, PageResult } from './lane'
import type { Recipient } from './recipients'
import type { PauseReaction } from './transition'

interface PagePause {
  reaction: PauseReaction
  code: string
  openid: string
}

/** Sends to one recipient after the other until all are done, time is up, or the lane has to pause. */
export async function sendPage(
  lane: CampaignLane,
  published: PublishedAnnouncement,
  recipients: Recipient[],
  hasTime: () => boolean,
): Promise<{ page: PageResult; pause?: PagePause }> {
  const page: PageResult = {
    through: lane.cursor,
    counts: { ...noDeliveries },
    undelivered: [],
    messageIds: [],
  }
  for (const recipient of recipients) {
    const { openid } = recipient
    if (!hasTime()) break
    const outcome: DeliveryOutcome = (await recipient.isAddressed())
      ? giveUpAfterTries(lane, openid, await deliver({ lane, published, openid }))
      : { kind: 'skipped' }
    if (outcome.kind === 'paused') {
      const { reaction, code } = outcome
      return { page, pause: { reaction, code, openid } }
    }
    addOutcome(page, recipient, outcome)
    if (isTimeout(outcome)) return { page, pause: { ...timeoutPause, openid } }
  }
  return { page }
}

function addOutcome(
  page: PageResult,
  { openid, learnerId }: Recipient,
  outcome: Exclude<DeliveryOutcome, { kind: 'paused' }>,
): void {
  page.through = openid
  if (outcome.kind === 'delivered') {
    page.counts.delivered++
    if (outcome.messageId) page.messageIds.push([openid, outcome.messageId])
  } else if (outcome.kind === 'undelivered') {
    const { end, code } = outcome
    page.counts[end]++
    page.undelivered.push({ openid, learnerId, end, code, at: clock.now().toISOString() })
  }
}

/** A timeout concerns all recipients, so the lane pauses after one with an unknown end, not after a page. */
const isTimeout = (outcome: DeliveryOutcome) => outcome.kind === 'undelivered' && outcome.code === 'timeout'
const timeoutPause = { reaction: { kind: 'pause', seconds: 30 }, code: 'timeout' } as const

/** Makes the fifth refusal about the same person their end, so that the lane goes on. */
function giveUpAfterTries(lane: CampaignLane, openid: string, outcome: DeliveryOutcome): DeliveryOutcome {
  const isPersonal =
    outcome.kind === 'paused' && outcome.reaction.kind === 'pause' && outcome.reaction.personal
  const tries = lane.waitingFor?.openid === openid ? lane.waitingFor.tries : 0
  return isPersonal && tries + 1 >= PERSONAL_TRIES_MAX
    ? { kind: 'undelivered', end: 'unreachable', code: outcome.code }
    : outcome
}
