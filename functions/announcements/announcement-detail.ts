import type { AnnouncementDetail, ManagedAnnouncement } from '@zhixing/shared/announcements/contract'
import { announcementWorkflow } from '@zhixing/shared/announcements/rules'
import { actionsOf, type Caller } from '@zhixing/shared/workflow/rules'
import type { Announcement } from './store/announcement'

/** What lists show; the contract's output drops every other field. */
export const toManagedAnnouncement = (announcement: Announcement): ManagedAnnouncement => {
  const { title, topic, organisationId } = announcement.facts
  return { ...announcement, title, topic, organisationId }
}

export const toAnnouncementDetail = (
  announcement: Announcement,
  caller: Caller,
  now: Date,
): AnnouncementDetail => ({
  ...toManagedAnnouncement(announcement),
  facts: announcement.facts,
  history: announcement.history,
  actions: actionsOf(announcementWorkflow, announcement, caller, now),
})
