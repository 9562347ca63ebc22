import * as contract from '@zhixing/shared/announcements/contract'
import { endpoint } from '../../core/http/endpoint'
import { toAnnouncementDetail } from '../announcement-detail'
import { openAnnouncement } from '../announcement-step'

export const getManagedAnnouncement = endpoint(
  contract.getManagedAnnouncement,
  async ({ input, actor, now, refuse }) => {
    const { found, caller } = await openAnnouncement(input.announcementId, actor, refuse)
    return toAnnouncementDetail(found, caller, now)
  },
)
