import * as contract from '@zhixing/shared/announcements/contract'
import { endpoint } from '../../core/http/endpoint'
import { settle } from '../settle'
import { detailOf, step } from '../step'
import { remember } from '../store/announcements'

export const withdrawAnnouncement = endpoint(contract.withdrawAnnouncement, async (asked) => {
  const { announcementId } = asked.input
  const { next, grants } = await step(asked, 'withdraw', async () => {
    await remember(asked.now.toISOString(), announcementId)
    return {}
  })
  await settle(announcementId, next.updatedAt)
  return detailOf(next, asked.actor, grants)
})
