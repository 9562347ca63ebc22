import * as contract from '@zhixing/shared/announcements/contract'
import { isAddressedTo } from '@zhixing/shared/announcements/rules'
import { endpoint } from '../../core/http/endpoint'
import { findLearner } from '../../identity/api'
import { audienceOf } from '../store/announcement'
import { findPublishedAnnouncement } from '../store/announcements'
import { putReadMark } from '../store/read-marks'

/** Passes over announcements that the learner cannot see, so that invented ids leave no rows. */
export const markRead = endpoint(contract.markRead, async ({ input, actor, now }) => {
  const learner = await findLearner(actor.learnerId)
  if (!learner) return {}
  const readAt = now.toISOString()
  const markIfVisible = async (announcementId: string) => {
    const found = await findPublishedAnnouncement(announcementId)
    if (found && isAddressedTo(audienceOf(found), learner))
      await putReadMark(learner.learnerId, announcementId, readAt)
  }
  await Promise.all([...new Set(input.announcementIds)].map(markIfVisible))
  return {}
})
