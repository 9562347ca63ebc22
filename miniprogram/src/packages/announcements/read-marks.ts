import type { InfiniteData } from '@tanstack/react-query'
import { getAnnouncement, listAnnouncements } from '@zhixing/shared/announcements/contract'
import type { OutputOf } from '@zhixing/shared/contract'
import { queryClient } from '../../api/query-client'

type Inbox = OutputOf<typeof listAnnouncements>

/** What has been marked loses its dot wherever it is kept, without asking again. */
export function showAsRead(announcementIds: string[]) {
  const readAt = new Date().toISOString()
  const marked = (inbox: Inbox): Inbox => ({
    ...inbox,
    unread: Math.max(0, inbox.unread - announcementIds.length),
    announcements: inbox.announcements.map((card) =>
      announcementIds.includes(card.announcementId) && !card.readAt ? { ...card, readAt } : card,
    ),
  })
  queryClient.setQueriesData<Inbox | InfiniteData<Inbox>>(
    { queryKey: [listAnnouncements.path] },
    (kept) => kept && ('pages' in kept ? { ...kept, pages: kept.pages.map(marked) } : marked(kept)),
  )
  queryClient.setQueriesData<OutputOf<typeof getAnnouncement>>(
    { queryKey: [getAnnouncement.path] },
    (kept) =>
      kept &&
      (announcementIds.includes(kept.announcementId) ? { ...kept, readAt: kept.readAt ?? readAt } : kept),
  )
}
