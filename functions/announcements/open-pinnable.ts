import { announcementWorkflow } from '@zhixing/shared/announcements/rules'
import { type Caller, refusalOf } from '@zhixing/shared/workflow/rules'
import type { Actor } from '../core/http/actor'
import type { Refuse } from '../core/http/endpoint'
import { openAnnouncement } from './announcement-step'
import { isPublished, type PublishedAnnouncement } from './store/announcement'

interface PinCall {
  input: { announcementId: string }
  actor: Actor
  now: Date
  refuse: Refuse<'announcements/not-found' | 'announcements/wrong-state' | 'request/forbidden'>
}

/**
 * The published announcement that the caller may pin and unpin. If it is withdrawn right afterwards the pin
 * is void, because it names a publication that no longer exists.
 */
export async function openPinnable({
  input,
  actor,
  now,
  refuse,
}: PinCall): Promise<{ found: PublishedAnnouncement; caller: Caller }> {
  const { found, caller } = await openAnnouncement(input.announcementId, actor, refuse)
  const problem = refusalOf(announcementWorkflow, found, 'pin', caller, now)
  if (problem) throw refuse(problem)
  // Never: the workflow has checked the state. It tells the compiler that there is a `publishedAt`.
  if (!isPublished(found)) throw refuse('announcements/wrong-state')
  return { found, caller }
}
