import type { End } from './rules'

/** One accept of one template by one person: good for one message. */
export interface Consent {
  consentId: string
  acceptedAt: string
  reportId?: string | undefined // the client has told of it
  eventId?: string | undefined // WeChat has
  state: 'open' | 'used' | 'void'
  usedBy?: string | undefined // the campaign
  end?: End | undefined
  code?: string | undefined
  messageId?: string | undefined
}

/** The same accept is told twice, or once by either: by the client (`report`) and by WeChat (`event`), with no number in common. */
export interface Accepted {
  source: 'report' | 'event'
  id: string
  at: string
}

const PAIR_MS = 10 * 60_000
const OPEN_MAX = 200 // more than anyone taps; keeps the item small whoever reports
const KEPT_MS = 60 * 86_400_000

/**
 * 一次同意只计一次: a report and an event within ten minutes are one accept, and each pairs with one of the other kind at most. So a repeat of either adds
 * nothing; two taps are two, because each has a report of its own; an accept that only one side tells of counts as well. The one case left
 * open, a lost report beside a silent second accept, counts one too few, and never one too many.
 */
export function merge(consents: Consent[], { source, id, at }: Accepted): Consent[] {
  const name = source === 'report' ? 'reportId' : 'eventId'
  if (consents.some((consent) => consent[name] === id)) return consents
  const distance = (consent: Consent) => Math.abs(Date.parse(consent.acceptedAt) - Date.parse(at))
  const [partner] = consents
    .filter((consent) => consent[name] === undefined && distance(consent) <= PAIR_MS)
    .sort((one, other) => distance(one) - distance(other))
  if (partner) return consents.map((consent) => (consent === partner ? { ...consent, [name]: id } : consent))
  if (openOf(consents).length >= OPEN_MAX) return consents
  const kept = consents.filter(
    ({ state, acceptedAt }) => state === 'open' || Date.parse(at) - Date.parse(acceptedAt) < KEPT_MS,
  )
  return [...kept, { consentId: `${source}-${id}`, acceptedAt: at, [name]: id, state: 'open' }]
}

export const openOf = (consents: Consent[]) => consents.filter(({ state }) => state === 'open')

/** The consent this campaign has taken, whatever became of it. */
export const takenBy = (consents: Consent[], campaign: string) =>
  consents.find(({ usedBy }) => usedBy === campaign)

/** 一次授权只发一条: moving one consent to the campaign is the claim to send; the oldest goes first. */
export function take(consents: Consent[], campaign: string): Consent[] | undefined {
  if (takenBy(consents, campaign)) return undefined
  const [oldest] = openOf(consents).sort((one, other) => (one.acceptedAt < other.acceptedAt ? -1 : 1))
  return (
    oldest &&
    consents.map((consent) =>
      consent === oldest ? { ...consent, state: 'used', usedBy: campaign } : consent,
    )
  )
}

/** WeChat said plainly that nothing was sent: the consent is as good as before. */
export const giveBack = (consents: Consent[], campaign: string): Consent[] =>
  consents.map((consent) =>
    consent.usedBy === campaign && !consent.end ? { ...consent, state: 'open', usedBy: undefined } : consent,
  )

export const conclude = (
  consents: Consent[],
  campaign: string,
  outcome: Pick<Consent, 'end' | 'code' | 'messageId'>,
): Consent[] =>
  consents.map((consent) => (consent.usedBy === campaign ? { ...consent, ...outcome } : consent))

/** WeChat knows of no consent (43101), or the person switched the template off: what was accepted up to then is worth nothing. */
export const voidOpen = (consents: Consent[], until: string): Consent[] =>
  consents.map((consent) =>
    consent.state === 'open' && consent.acceptedAt <= until ? { ...consent, state: 'void' } : consent,
  )
