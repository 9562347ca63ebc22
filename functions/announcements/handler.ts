import { serve } from '../core/http/endpoint'
import { approveAnnouncement } from './verbs/approve-announcement'
import { getAnnouncement } from './verbs/get-announcement'
import { getManagedAnnouncement } from './verbs/get-managed-announcement'
import { listAnnouncements } from './verbs/list-announcements'
import { listManagedAnnouncements } from './verbs/list-managed-announcements'
import { markRead } from './verbs/mark-read'
import { pinAnnouncement } from './verbs/pin-announcement'
import { publishAnnouncement } from './verbs/publish-announcement'
import { saveAnnouncement } from './verbs/save-announcement'
import { submitAnnouncement } from './verbs/submit-announcement'
import { unpinAnnouncement } from './verbs/unpin-announcement'
import { withdrawAnnouncement } from './verbs/withdraw-announcement'

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
  pinAnnouncement,
  unpinAnnouncement,
)
