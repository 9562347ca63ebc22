import * as contract from '@zhixing/shared/announcements/contract'
import { endpoint } from '../../core/http/endpoint'
import { toAnnouncementDetail } from '../announcement-detail'
import { takeAnnouncementStep } from '../announcement-step'

export const approveAnnouncement = endpoint(contract.approveAnnouncement, async (call) => {
  const { approve, comment } = call.input
  if (!approve && !comment)
    throw call.refuse('request/invalid', { errors: [{ path: 'comment', message: '请写明退回的原因' }] })
  const { announcement, caller } = await takeAnnouncementStep(
    call,
    approve ? 'approve' : 'reject',
    async () => ({ comment }),
  )
  return toAnnouncementDetail(announcement, caller, call.now)
})
