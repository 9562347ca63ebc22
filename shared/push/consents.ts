import * as z from 'zod'
import { DAY_MS } from '../calendar'
import { deliveryEnds } from './rules'

/** One accept of one template by one person: good for one message. */
export const Consent = z.object({
  consentId: z.string(),
  acceptedAt: z.string(),
  reportId: z.string().optional(), // the client's report of it
  eventId: z.string().optional(), // WeChat's event about it
  state: z.enum(['open', 'used', 'void']),
  usedBy: z.string().optional(), // the campaign
  end: z.enum(deliveryEnds).optional(),
  code: z.string().optional(),
  messageId: z.string().optional(),
})
export type Consent = z.infer<typeof Consent>

/** An accept as reported by the client (`report`) or by WeChat (`event`). The two have no id in common. */
export interface Acceptance {
  source: 'report' | 'event'
  id: string
  at: string
}

const PAIR_MS = 10 * 60_000
const OPEN_MAX = 200 // more than a person taps; bounds the size of the item
const KEPT_MS = 60 * DAY_MS

/**
 * 一次同意只计一次。
 * A report and an event within ten minutes are one accept, and each pairs with at most one of the other
 * kind. So a repeat of either adds nothing, two taps are two accepts, and an accept that only one source
 * reports counts too. If one accept lacks its report and another its event, the two count as one; no accept
 * ever counts twice.
 */
export function addAcceptance(consents: Consent[], { source, id, at }: Acceptance): Consent[] {
  const idName = source === 'report' ? 'reportId' : 'eventId'
  if (consents.some((consent) => consent[idName] === id)) return consents
  const distanceMs = (consent: Consent) => Math.abs(Date.parse(consent.acceptedAt) - Date.parse(at))
  const [partner] = consents
    .filter((consent) => consent[idName] === undefined && distanceMs(consent) <= PAIR_MS)
    .sort((one, other) => distanceMs(one) - distanceMs(other))
  if (partner) return replace(consents, partner, { [idName]: id })
  if (openConsents(consents).length >= OPEN_MAX) return consents
  const kept = consents.filter(
    ({ state, acceptedAt }) => state === 'open' || Date.parse(at) - Date.parse(acceptedAt) < KEPT_MS,
  )
  return [...kept, { consentId: `${source}-${id}`, acceptedAt: at, [idName]: id, state: 'open' }]
}

const replace = (consents: Consent[], replaced: Consent, changes: Partial<Consent>): Consent[] =>
  consents.map((consent) => (consent === replaced ? { ...consent, ...changes } : consent))

export const openConsents = (consents: Consent[]): Consent[] =>
  consents.filter(({ state }) => state === 'open')

/** The consent this campaign has claimed, with its outcome if there is one. */
export const findConsentUsedBy = (consents: Consent[], campaign: string): Consent | undefined =>
  consents.find(({ usedBy }) => usedBy === campaign)

/**
 * 一次授权只发一条。
 * Moving the oldest open consent to the campaign is the claim to send; undefined if there is none, or the
 * campaign has one.
 */
export function claimConsent(consents: Consent[], campaign: string): Consent[] | undefined {
  if (findConsentUsedBy(consents, campaign)) return undefined
  const [oldest] = openConsents(consents).sort((one, other) => (one.acceptedAt < other.acceptedAt ? -1 : 1))
  return oldest && replace(consents, oldest, { state: 'used', usedBy: campaign })
}

/**
 * Reopens the consent of a send that WeChat refused plainly, so that nothing was sent; one with an outcome
 * stays used.
 */
export const releaseConsent = (consents: Consent[], campaign: string): Consent[] =>
  consents.map((consent) =>
    consent.usedBy === campaign && !consent.end ? { ...consent, state: 'open', usedBy: undefined } : consent,
  )

export const recordOutcome = (
  consents: Consent[],
  campaign: string,
  outcome: Pick<Consent, 'end' | 'code' | 'messageId'>,
): Consent[] =>
  consents.map((consent) => (consent.usedBy === campaign ? { ...consent, ...outcome } : consent))

/**
 * After 43101 (WeChat has no consent) or a switch-off, the open consents accepted up to that instant are
 * void.
 */
export const voidOpenConsents = (consents: Consent[], until: string): Consent[] =>
  consents.map((consent) =>
    consent.state === 'open' && consent.acceptedAt <= until ? { ...consent, state: 'void' } : consent,
  )
