import * as contract from '@zhixing/shared/announcements/contract'
import { endpoint } from '../../core/http/endpoint'
import { toAnnouncementDetail } from '../announcement-detail'
import { takeAnnouncementStep } from '../announcement-step'
import { putDuePublication } from '../store/due-publications'
import { syncPublication } from '../sync-publication'

export const withdrawAnnouncement = endpoint(contract.withdrawAnnouncement, async (call) => {
  const { announcementId } = call.input
  const { announcement, caller } = await takeAnnouncementStep(call, 'withdraw', async () => {
    await putDuePublication(call.now.toISOString(), announcementId)
    return { bellPending: undefined } // no message about what is withdrawn
  })
  await syncPublication(announcementId, announcement.updatedAt)
  return toAnnouncementDetail(announcement, caller, call.now)
})
