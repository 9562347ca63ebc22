import { onSchedule } from '../core/jobs/job'
import { settle } from './settle'
import { stepNames, withStep } from './step'
import { findAnnouncement, findDue, saveAnnouncement } from './store/announcements'
import { rings } from './verbs/publish-announcement'

const UNDERWAY_MS = 5 * 60_000

/** Publishes what is due, and finishes what an interrupted publication or withdrawal left half done. */
export const publishDue = async (now: Date): Promise<void> => {
  for (const { announcementId, dueAt } of await findDue(now)) {
    try {
      const underway = await release(announcementId, dueAt, now)
      if (!underway) await settle(announcementId, dueAt)
    } catch (error) {
      // One that fails stays due; the others are not held up by it.
      console.error(
        JSON.stringify({
          level: 'error',
          announcementId,
          error: error instanceof Error ? error.stack : error,
        }),
      )
    }
  }
}

/** True while the request that wrote the row may still be at work. */
async function release(announcementId: string, dueAt: string, now: Date): Promise<boolean> {
  const found = await findAnnouncement(announcementId)
  if (found?.state === 'scheduled' && found.publishAt === dueAt) {
    const at = now.toISOString()
    const released = {
      at,
      by: '定时发布',
      byId: 'schedule',
      step: stepNames.publish,
      revision: found.revision + 1,
    }
    const { revision, bellPending: _, ...before } = found
    const next = {
      ...before,
      state: 'published' as const,
      updatedAt: at,
      publishAt: undefined,
      publishedAt: at,
    }
    // Withdrawn or put off in this very moment: then the condition fails, and what is settled is what they decided.
    await saveAnnouncement(
      { ...next, history: withStep(found.history, released) },
      revision,
      rings(found) ? at : undefined,
    )
    return false
  }
  const stepped = found !== undefined && found.updatedAt >= dueAt
  return !stepped && now.getTime() - Date.parse(dueAt) < UNDERWAY_MS
}

export const handler = onSchedule(publishDue)
