import { isPinCurrent } from '@zhixing/shared/announcements/pins'
import { findFeedCard, type PinnedCard } from './store/feeds'
import { listPins } from './store/pins'

/** The cards pinned in any of the feeds. A pin of a withdrawn publication has no card and is left out. */
export async function listPinnedCards(organisationIds: string[], now: Date): Promise<PinnedCard[]> {
  const cards = await Promise.all(organisationIds.map((id) => listCardsPinnedIn(id, now)))
  return cards.flat()
}

async function listCardsPinnedIn(organisationId: string, now: Date): Promise<PinnedCard[]> {
  const stored = await listPins(organisationId, { consistent: false })
  const pins = stored.filter((pin) => isPinCurrent(pin, now))
  const cards = await Promise.all(
    pins.map(async ({ endsOn, ...publication }) => {
      const card = await findFeedCard({ organisationId, ...publication })
      return card ? [{ ...card, pinEndsOn: endsOn }] : []
    }),
  )
  return cards.flat()
}
