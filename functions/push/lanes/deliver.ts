import {
  type Consent,
  claimConsent,
  findConsentUsedBy,
  recordOutcome,
  releaseConsent,
  voidOpenConsents,
} from '@zhixing/shared/push/consents'
import { CAMPAIGN_MS, RESEND_SAFE_MS } from '@zhixing/shared/push/rules'
import { clock } from '../../core/clock'
import { changeConsents, findConsents } from '../store/consents'
import { markUnreachable } from '../store/followers'
import { subscribeTemplateIdFor } from '../wechat/template-ids'
import {
  type Delivery,
  type DeliveryOutcome,
  expired,
  interrupted,
  type SendOutcome,
} from './delivery-outcome'
import { campaignName } from './lane'
import { sendWithRetry } from './send-with-retry'

/** Delivers one message at most once, whether or not an earlier worker has tried. */
export const deliver = (delivery: Delivery): Promise<DeliveryOutcome> =>
  delivery.lane.channel === 'templateMessage'
    ? deliverTemplateMessage(delivery)
    : deliverSubscribeMessage(delivery)

const isExpired = ({ published }: Delivery) =>
  clock.now().getTime() - Date.parse(published.publishedAt) > CAMPAIGN_MS

/**
 * Sends and retries while WeChat de-duplicates by `client_msg_id`; afterwards the outcome is unknown. The
 * time counts from the claim of the page, which an earlier worker may have made.
 */
async function deliverTemplateMessage(delivery: Delivery): Promise<DeliveryOutcome> {
  const { lane, openid } = delivery
  const now = clock.now().getTime()
  const claim = lane.claim && openid <= lane.claim.through ? lane.claim : undefined
  const claimedMs = claim ? Date.parse(claim.at) : now
  const isDeduplicated = () => clock.now().getTime() - claimedMs < RESEND_SAFE_MS
  if (!isDeduplicated()) return interrupted
  if (isExpired(delivery)) return expired
  const outcome = await sendWithRetry(delivery, isDeduplicated)
  if (outcome.kind === 'undelivered' && outcome.consequence === 'not-a-recipient')
    await markUnreachable(openid, outcome.code, campaignName(lane))
  return outcome
}

/**
 * Moving a consent to this campaign is the claim to send. A claimed consent without an outcome may have been
 * sent, so it is never sent again.
 */
async function deliverSubscribeMessage(delivery: Delivery): Promise<DeliveryOutcome> {
  const { lane, openid, published } = delivery
  const templateId = subscribeTemplateIdFor(published)
  const campaign = campaignName(lane)
  const change = (next: (consents: Consent[]) => Consent[] | undefined) =>
    changeConsents(templateId, openid, next)
  const isClaimed = await change((consents) => claimConsent(consents, campaign))
  if (!isClaimed) {
    const person = await findConsents(templateId, openid)
    return earlierOutcome(person?.consents ?? [], campaign)
  }
  if (isExpired(delivery)) {
    await change((consents) => releaseConsent(consents, campaign))
    return expired
  }
  const outcome = await sendWithRetry(delivery, () => false)
  await change((consents) => consentsAfter(outcome, consents, campaign))
  return outcome
}

/**
 * The outcome of the consent that this campaign claimed before; `skipped` if the person had none to claim.
 */
function earlierOutcome(consents: Consent[], campaign: string): DeliveryOutcome {
  const consent = findConsentUsedBy(consents, campaign)
  if (!consent) return { kind: 'skipped' }
  if (consent.end === 'delivered') return { kind: 'delivered', messageId: consent.messageId }
  return { kind: 'undelivered', end: consent.end ?? 'unknown', code: consent.code ?? 'interrupted' }
}

function consentsAfter(outcome: SendOutcome, consents: Consent[], campaign: string): Consent[] {
  if (outcome.kind === 'paused') return releaseConsent(consents, campaign)
  if (outcome.kind === 'delivered')
    return recordOutcome(consents, campaign, { end: 'delivered', messageId: outcome.messageId })
  const { end, code, consequence } = outcome
  const recorded = recordOutcome(consents, campaign, { end, code })
  return consequence === 'no-consent' ? voidOpenConsents(recorded, clock.now().toISOString()) : recorded
}
