import { announcementWorkflow } from '@zhixing/shared/announcements/rules'
import { onSchedule } from '../core/jobs/job'
import { log } from '../core/log'
import { documentAfterStep } from '../core/workflow/document-step'
import { type Announcement, publicationAt } from './store/announcement'
import { findAnnouncement, putAnnouncement } from './store/announcements'
import { listDuePublications } from './store/due-publications'
import { syncPublication } from './sync-publication'

/** Longer than any request runs: a request whose row is older has taken its step, or never will. */
const REQUEST_MS_MAX = 5 * 60_000

/** Publishes scheduled announcements, and completes publications and withdrawals that were interrupted. */
export const publishDue = async (now: Date): Promise<void> => {
  for (const { announcementId, dueAt } of await listDuePublications(now)) {
    try {
      const found = await findAnnouncement(announcementId)
      const isScheduledForThen = found?.state === 'scheduled' && found.publishAt === dueAt
      if (isScheduledForThen) await publishScheduled(found, now)
      else if (mayStillBeRequested(found, dueAt, now)) continue // the row waits for that request's step
      await syncPublication(announcementId, dueAt)
    } catch (error) {
      // The row stays for the next run; the others go on.
      log.error({ event: 'publication-failed', announcementId }, error)
    }
  }
}

const schedule = { personId: 'schedule', name: '定时发布' }

/**
 * If a withdrawal or a new time is written at the same moment, the condition fails and that step is carried
 * out instead.
 */
async function publishScheduled(found: Announcement, now: Date): Promise<void> {
  const step = { workflow: announcementWorkflow, action: 'publish', caller: schedule, now } as const
  await putAnnouncement(documentAfterStep(step, found, schedule.name, publicationAt(found, now)))
}

/**
 * Whether the request that wrote the row may still be about to take its step: it writes the row first, under
 * the instant of the step.
 */
function mayStillBeRequested(found: Announcement | undefined, dueAt: string, now: Date): boolean {
  const hasTakenStep = found !== undefined && found.updatedAt >= dueAt
  return !hasTakenStep && now.getTime() - Date.parse(dueAt) < REQUEST_MS_MAX
}

export const handler = onSchedule(publishDue)
