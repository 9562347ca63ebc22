import * as contract from '@zhixing/shared/announcements/contract'
import { endpoint } from '../../core/http/endpoint'
import { detailOf, openManaged } from '../step'

export const getManagedAnnouncement = endpoint(contract.getManagedAnnouncement, async ({ input, actor }) => {
  const { found, grants } = await openManaged(input.announcementId, actor)
  return detailOf(found, actor, grants)
})
