/** What other modules may use of announcements. */
export {
  type Announcement,
  acknowledgeBell,
  findAnnouncement,
  findPublished,
  type Published,
} from './store/announcements'
