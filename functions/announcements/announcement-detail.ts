import type { AnnouncementDetail, ManagedAnnouncement } from '@zhixing/shared/announcements/contract'
import { type Pin, pinEndsOnOf } from '@zhixing/shared/announcements/pins'
import { announcementWorkflow } from '@zhixing/shared/announcements/rules'
import { actionsOf, type Caller } from '@zhixing/shared/workflow/rules'
import { type Announcement, isPublished } from './store/announcement'
import { listPins } from './store/pins'

/** What lists show; the contract's output drops every other field. `pins`: those of its feed. */
export const toManagedAnnouncement = (
  announcement: Announcement,
  pins: Pin[],
  now: Date,
): ManagedAnnouncement => {
  const { title, topic, organisationId } = announcement.facts
  const pinEndsOn = isPublished(announcement) ? pinEndsOnOf(pins, announcement, now) : undefined
  return { ...announcement, title, topic, organisationId, pinEndsOn }
}

/** Reads the pins of the feed if the announcement is published. */
export async function toAnnouncementDetail(
  announcement: Announcement,
  caller: Caller,
  now: Date,
): Promise<AnnouncementDetail> {
  const { facts, history } = announcement
  const pins = isPublished(announcement) ? await listPins(facts.organisationId) : []
  return {
    ...toManagedAnnouncement(announcement, pins, now),
    facts,
    history,
    actions: actionsOf(announcementWorkflow, announcement, caller, now),
  }
}
