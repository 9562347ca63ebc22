import { enqueue } from '../core/jobs/queue'
import { findAnnouncement, forget } from './store/announcements'
import { putFeedCard, removeFeedCard } from './store/feeds'
import { type Announcement, isPublished, type Published } from './store/stored'

/**
 * Brings inbox and bell in line with the announcement, whatever was interrupted where: run after each publication and withdrawal, and again by the
 * schedule until there is nothing left to do. `dueAt` names the row that asks for it.
 */
export async function settle(announcementId: string, dueAt: string): Promise<void> {
  const found = await findAnnouncement(announcementId)
  if (isPublished(found)) await show(found)
  else if (found) await hide(found)
  if (found?.state === 'scheduled' && found.publishAt === dueAt) return
  if (found?.bellPending) await ring(announcementId)
  // The row stays until a campaign has taken the bell over: a queue may lose what it was given.
  else await forget(dueAt, announcementId)
}

/** Withdrawn while the card was being put, by somebody who found no card to remove: so look again afterwards. */
async function show(published: Published) {
  await putFeedCard(published)
  const newest = await findAnnouncement(published.announcementId)
  if (newest?.state !== 'published' || newest.publishedAt !== published.publishedAt)
    await removeFeedCard(published)
}

export async function hide(announcement: Announcement) {
  const { publishedAt } = announcement
  if (publishedAt !== undefined) await removeFeedCard({ ...announcement, publishedAt })
}

/** A queue that is down must not undo a publication: the schedule rings again within a minute. */
async function ring(announcementId: string) {
  try {
    await enqueue({ kind: 'plan', announcementId })
  } catch (error) {
    console.error(
      JSON.stringify({
        level: 'error',
        announcementId,
        error: error instanceof Error ? error.message : error,
      }),
    )
  }
}
