import * as contract from '@zhixing/shared/announcements/contract'
import { isAddressedTo } from '@zhixing/shared/announcements/rules'
import { findCourse } from '../../catalogue/api'
import { publicEndpoint } from '../../core/http/endpoint'
import { findLearner } from '../../identity/api'
import { audienceOf } from '../store/announcement'
import { findPublishedAnnouncement } from '../store/announcements'
import { findReadMark } from '../store/read-marks'

export const getAnnouncement = publicEndpoint(contract.getAnnouncement, async ({ input, actor, refuse }) => {
  const learner = actor && (await findLearner(actor.learnerId))
  const found = await findPublishedAnnouncement(input.announcementId)
  if (!found || !isAddressedTo(audienceOf(found), learner)) throw refuse('announcements/not-found')
  const { announcementId, organisationName, publishedAt, facts } = found
  const { title, summary, topic, body, courseId } = facts
  // Without the card while the course is not published; the text may still mention it.
  const course = courseId ? await findCourse(courseId) : undefined
  return {
    announcementId,
    title,
    summary,
    topic,
    organisationName,
    publishedAt,
    readAt: learner && (await findReadMark(learner.learnerId, announcementId)),
    body,
    ...(course && { courseId, courseTitle: course.title }),
  }
})
