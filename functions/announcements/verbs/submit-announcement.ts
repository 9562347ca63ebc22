import * as contract from '@zhixing/shared/announcements/contract'
import { endpoint } from '../../core/http/endpoint'
import { toAnnouncementDetail } from '../announcement-detail'
import { takeAnnouncementStep } from '../announcement-step'

export const submitAnnouncement = endpoint(contract.submitAnnouncement, async (call) => {
  const { announcement, caller } = await takeAnnouncementStep(call, 'submit', async () => ({}))
  return toAnnouncementDetail(announcement, caller, call.now)
})
