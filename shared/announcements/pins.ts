import { dayAfter, dayOf } from '../calendar'

export const PIN_DAYS_MAX = 90
export const PINS_MAX = 5 // of one feed at the same time

/** A publication: an announcement that is withdrawn and published again is another one. */
export interface Publication {
  announcementId: string
  publishedAt: string
}

/** A publication that is shown on top of the inbox until the end of a day. */
export interface Pin extends Publication {
  endsOn: string
}

/** A pin ends by itself: after its day it no longer counts. */
export const isPinCurrent = ({ endsOn }: Pin, now: Date): boolean => dayOf(now) <= endsOn

export const isSamePublication = (one: Publication, other: Publication): boolean =>
  one.announcementId === other.announcementId && one.publishedAt === other.publishedAt

/** The last day on which the publication is pinned; undefined if it is not pinned now. */
export const pinEndsOnOf = (pins: Pin[], publication: Publication, now: Date): string | undefined =>
  pins.find((pin) => isSamePublication(pin, publication) && isPinCurrent(pin, now))?.endsOn

/**
 * Why the publication may not be pinned, or undefined. `pins`: those of the same feed; its own does not
 * count, because the new day replaces it.
 */
export function refusalOfPin(
  pin: Pin,
  pins: Pin[],
  now: Date,
): 'announcements/pin-day' | 'announcements/pins-full' | undefined {
  const today = dayOf(now)
  if (pin.endsOn < today || pin.endsOn > dayAfter(today, PIN_DAYS_MAX)) return 'announcements/pin-day'
  const others = pins.filter((each) => isPinCurrent(each, now) && !isSamePublication(each, pin))
  return others.length < PINS_MAX ? undefined : 'announcements/pins-full'
}
