/** What other modules may use of announcements. */
export type { Announcement, PublishedAnnouncement } from './store/announcement'
export { acknowledgeBell, findAnnouncement, findPublishedAnnouncement } from './store/announcements'
