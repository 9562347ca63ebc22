import { type AnnouncementDetail, getManagedAnnouncement } from '@zhixing/shared/announcements/contract'
import { call } from '../server/call'
import { createDocumentQueries } from '../workflow/document-queries'

export const deliveryReportKey = (announcementId: string) => ['delivery-report', announcementId]

export const announcementQueries = createDocumentQueries<AnnouncementDetail>({
  name: 'announcements',
  load: (announcementId, signal) => call(getManagedAnnouncement, { announcementId }, signal),
  idOf: ({ announcementId }) => announcementId,
  relatedKeys: (announcementId) => [deliveryReportKey(announcementId)],
})
