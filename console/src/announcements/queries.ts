import { queryOptions } from '@tanstack/react-query'
import type { AnnouncementDetail } from '@zhixing/shared/announcements/contract'
import { getManagedAnnouncement } from '@zhixing/shared/announcements/contract'
import { call } from '../api'
import { queries } from '../queries'

export const announcementQuery = (announcementId: string) =>
  queryOptions({
    queryKey: ['announcements', 'one', announcementId],
    queryFn: ({ signal }) => call(getManagedAnnouncement, { announcementId }, signal),
  })

/** Every write answers with what there is now: it is shown at once, and lists ask again when they are next looked at. */
export function remember(detail: AnnouncementDetail) {
  queries.setQueryData(announcementQuery(detail.announcementId).queryKey, detail)
  void queries.invalidateQueries({ queryKey: ['announcements', 'list'] })
}
