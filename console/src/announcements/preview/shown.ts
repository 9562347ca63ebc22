import type { AnnouncementFacts } from '@zhixing/shared/announcements/contract'

/** An announcement as phones will show it. */
export interface Shown {
  facts: AnnouncementFacts
  organisationName: string
  courseTitle: string | undefined
  at: Date
}
