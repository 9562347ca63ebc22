import * as contract from '@zhixing/shared/announcements/contract'
import { request, staffToken } from '../request'
import type { Office } from './given'

export const sendWithdrawal = (
  office: Office,
  { announcementId, revision }: { announcementId: string; revision: number },
  now = new Date(),
) =>
  request(contract.withdrawAnnouncement, { announcementId, revision }, { token: office.publisher.token, now })

/** With a token that is valid at `now`. */
export const sendPin = async (
  { publisher: { learnerId } }: Office,
  { announcementId }: { announcementId: string },
  endsOn: string,
  now = new Date(),
) => {
  const token = await staffToken(learnerId, now)
  return request(contract.pinAnnouncement, { announcementId, endsOn }, { token, now })
}

export const sendUnpin = (office: Office, { announcementId }: { announcementId: string }, now = new Date()) =>
  request(contract.unpinAnnouncement, { announcementId }, { token: office.publisher.token, now })

/** One page of the learner's inbox. */
export const fetchInbox = async (token: string | undefined, cursor?: string, now = new Date()) =>
  (await request(contract.listAnnouncements, { ...(cursor && { cursor }) }, { token, now })).body
