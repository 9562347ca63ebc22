import type { InfiniteData } from '@tanstack/react-query'
import { getAnnouncement, listAnnouncements } from '@zhixing/shared/announcements/contract'
import type { OutputOf } from '@zhixing/shared/contract'
import { queryClient } from '../../api/query-client'

type Inbox = OutputOf<typeof listAnnouncements>
type Announcement = OutputOf<typeof getAnnouncement>

/** Marks announcements that were unread as read in every cached answer, without fetching them again. */
export function showAsRead(announcementIds: string[]) {
  const readAt = new Date().toISOString()
  const markInbox = (inbox: Inbox): Inbox => ({
    ...inbox,
    unread: Math.max(0, inbox.unread - announcementIds.length),
    announcements: inbox.announcements.map((card) =>
      announcementIds.includes(card.announcementId) && !card.readAt ? { ...card, readAt } : card,
    ),
  })
  const markAnnouncement = (announcement: Announcement): Announcement =>
    announcementIds.includes(announcement.announcementId)
      ? { ...announcement, readAt: announcement.readAt ?? readAt }
      : announcement
  queryClient.setQueriesData<Inbox | InfiniteData<Inbox>>(
    { queryKey: [listAnnouncements.path] },
    (cached) => {
      if (!cached) return undefined
      return 'pages' in cached ? { ...cached, pages: cached.pages.map(markInbox) } : markInbox(cached)
    },
  )
  queryClient.setQueriesData<Announcement>(
    { queryKey: [getAnnouncement.path] },
    (cached) => cached && markAnnouncement(cached),
  )
}
