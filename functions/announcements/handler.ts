import { serve } from '../endpoint'
import { approveAnnouncement } from './approve-announcement'
import { getAnnouncement } from './get-announcement'
import { getManagedAnnouncement } from './get-managed-announcement'
import { listAnnouncements } from './list-announcements'
import { listManagedAnnouncements } from './list-managed-announcements'
import { markRead } from './mark-read'
import { publishAnnouncement } from './publish-announcement'
import { saveAnnouncement } from './save-announcement'
import { submitAnnouncement } from './submit-announcement'
import { withdrawAnnouncement } from './withdraw-announcement'

export const handler = serve(
  listAnnouncements,
  getAnnouncement,
  markRead,
  listManagedAnnouncements,
  getManagedAnnouncement,
  saveAnnouncement,
  submitAnnouncement,
  approveAnnouncement,
  publishAnnouncement,
  withdrawAnnouncement,
)
