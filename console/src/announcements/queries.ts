import { queryOptions } from '@tanstack/react-query'
import type { AnnouncementDetail } from '@zhixing/shared/announcements/contract'
import { getManagedAnnouncement } from '@zhixing/shared/announcements/contract'
import { call } from '../server/call'
import { queryClient } from '../server/query-client'

export const announcementQuery = (announcementId: string) =>
  queryOptions({
    queryKey: ['announcements', 'one', announcementId],
    queryFn: ({ signal }) => call(getManagedAnnouncement, { announcementId }, signal),
  })

/** Every write answers with what there is now: it is shown at once, and lists ask again when they are next looked at. */
export function remember(detail: AnnouncementDetail) {
  queryClient.setQueryData(announcementQuery(detail.announcementId).queryKey, detail)
  void queryClient.invalidateQueries({ queryKey: ['announcements', 'list'] })
}
