import * as contract from '@zhixing/shared/announcements/contract'
import { endpoint } from '../../core/http/endpoint'
import { detailOf, step } from '../step'

export const submitAnnouncement = endpoint(contract.submitAnnouncement, async (asked) => {
  const { next, grants } = await step(asked, 'submit', async () => ({}))
  return detailOf(next, asked.actor, grants)
})
