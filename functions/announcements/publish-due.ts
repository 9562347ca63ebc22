import { announcementWorkflow } from '@zhixing/shared/announcements/rules'
import { nameInHistory, stateAfter } from '@zhixing/shared/workflow/rules'
import { onSchedule } from '../core/jobs/job'
import { log } from '../core/log'
import { appendStep } from '../core/workflow/history'
import { type Announcement, hasBell } from './store/announcement'
import { findAnnouncement, putAnnouncement } from './store/announcements'
import { listDuePublications } from './store/due-publications'
import { syncPublication } from './sync-publication'

/** Longer than any request runs: the request that wrote a row of this age has taken its step, or never will. */
const REQUEST_MS_MAX = 5 * 60_000

/** Publishes scheduled announcements, and completes publications and withdrawals that were interrupted. */
export const publishDue = async (now: Date): Promise<void> => {
  for (const { announcementId, dueAt } of await listDuePublications(now)) {
    try {
      const found = await findAnnouncement(announcementId)
      if (found?.state === 'scheduled' && found.publishAt === dueAt) await publishScheduled(found, now)
      else if (mayStillBeRequested(found, dueAt, now)) continue
      await syncPublication(announcementId, dueAt)
    } catch (error) {
      // The row stays due, and the others are worked off.
      log.error({ event: 'publication-failed', announcementId }, error)
    }
  }
}

/** A withdrawal or a new time in the same moment wins: then the condition fails, and what they decided is carried out. */
async function publishScheduled(found: Announcement, now: Date): Promise<void> {
  const at = now.toISOString()
  const taken = {
    at,
    by: '定时发布',
    byId: 'schedule',
    step: nameInHistory(announcementWorkflow, 'publish'),
    revision: found.revision + 1,
  }
  const next = {
    ...found,
    state: stateAfter(announcementWorkflow, 'publish'),
    updatedAt: at,
    publishAt: undefined,
    publishedAt: at,
    history: appendStep(found.history, taken),
  }
  await putAnnouncement(next, { rings: hasBell(found) })
}

/** Whether the request that wrote the row may still be about to take its step. */
function mayStillBeRequested(found: Announcement | undefined, dueAt: string, now: Date): boolean {
  const hasTakenIt = found !== undefined && found.updatedAt >= dueAt
  return !hasTakenIt && now.getTime() - Date.parse(dueAt) < REQUEST_MS_MAX
}

export const handler = onSchedule(publishDue)
