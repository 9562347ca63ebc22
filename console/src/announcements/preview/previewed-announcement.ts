import type { AnnouncementFacts } from '@zhixing/shared/announcements/contract'

/** What the previews need of an announcement. */
export interface PreviewedAnnouncement {
  facts: AnnouncementFacts
  organisationName: string
  courseTitle: string | undefined
  /** The time of publication that the previews show. */
  shownAt: Date
}
