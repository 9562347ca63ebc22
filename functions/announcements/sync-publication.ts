import { enqueue } from '../core/jobs/queue'
import { log } from '../core/log'
import { type Announcement, isPublished, type PublishedAnnouncement } from './store/announcement'
import { findAnnouncement } from './store/announcements'
import { deleteDuePublication } from './store/due-publications'
import { deleteFeedCard, putFeedCard } from './store/feeds'

/**
 * Makes inbox and bell agree with the announcement as it is stored now. Safe to repeat: it runs after each
 * publication and withdrawal, and the schedule runs it again until nothing is left to do. `dueAt` names the
 * row that asked for it.
 */
export async function syncPublication(announcementId: string, dueAt: string): Promise<void> {
  const found = await findAnnouncement(announcementId)
  if (isPublished(found)) await showInInbox(found)
  else if (found) await hideFromInbox(found)
  const isScheduledForThen = found?.state === 'scheduled' && found.publishAt === dueAt
  if (isScheduledForThen) return // the row waits for its time
  // The row stays until push has started the campaign: a queue may lose the message.
  if (found?.bellPending) await requestCampaign(announcementId)
  else await deleteDuePublication(dueAt, announcementId)
}

/**
 * A withdrawal that runs at the same time may have found no card to delete, so the announcement is read
 * once more.
 */
async function showInInbox(announcement: PublishedAnnouncement): Promise<void> {
  await putFeedCard(announcement)
  const current = await findAnnouncement(announcement.announcementId)
  const isStillPublished = current?.state === 'published' && current.publishedAt === announcement.publishedAt
  if (!isStillPublished) await deleteFeedCard(announcement)
}

export async function hideFromInbox(announcement: Announcement): Promise<void> {
  const { publishedAt } = announcement
  if (publishedAt !== undefined) await deleteFeedCard({ ...announcement, publishedAt })
}

/** A queue that is down must not undo a publication: the schedule retries within a minute. */
async function requestCampaign(announcementId: string): Promise<void> {
  try {
    await enqueue({ kind: 'plan', announcementId })
  } catch (error) {
    log.error({ event: 'campaign-not-requested', announcementId }, error)
  }
}
