import * as contract from '@zhixing/shared/announcements/contract'
import { Refusal } from '@zhixing/shared/problem'
import { endpoint } from '../../core/http/endpoint'
import { detailOf, step } from '../step'

export const approveAnnouncement = endpoint(contract.approveAnnouncement, async (asked) => {
  const { approve, comment } = asked.input
  if (!approve && !comment)
    throw new Refusal('request/invalid', { errors: [{ path: 'comment', message: '请写明退回的原因' }] })
  const { next, grants } = await step(asked, approve ? 'approve' : 'reject', async () => ({ comment }))
  return detailOf(next, asked.actor, grants)
})
