import * as contract from '@zhixing/shared/announcements/contract'
import { visibleTo } from '@zhixing/shared/announcements/rules'
import { endpoint } from '../../core/http/endpoint'
import { findLearner } from '../../identity/api'
import { findPublished } from '../store/announcements'
import { putReadMark } from '../store/feeds'

/** Only what he can see: a mark for anything else would be a row that nobody asked for. */
export const markRead = endpoint(contract.markRead, async ({ input, actor, now }) => {
  const learner = await findLearner(actor.learnerId)
  const found = await Promise.all([...new Set(input.announcementIds)].map(findPublished))
  const visible = found.flatMap((announcement) =>
    announcement &&
    learner &&
    visibleTo({ orgPath: announcement.orgPath, jobLevels: announcement.facts.jobLevels }, learner)
      ? [announcement.announcementId]
      : [],
  )
  await Promise.all(
    visible.map((announcementId) => putReadMark(actor.learnerId, announcementId, now.toISOString())),
  )
  return {}
})
