import * as contract from '@zhixing/shared/announcements/contract'
import { request } from '../request'
import type { Office } from './given'

export const sendWithdrawal = (
  office: Office,
  { announcementId, revision }: { announcementId: string; revision: number },
  now = new Date(),
) =>
  request(contract.withdrawAnnouncement, { announcementId, revision }, { token: office.publisher.token, now })

/** One page of the learner's inbox. */
export const fetchInbox = async (token: string | undefined, cursor?: string, now = new Date()) =>
  (await request(contract.listAnnouncements, { ...(cursor && { cursor }) }, { token, now })).body
