import * as contract from '@zhixing/shared/announcements/contract'
import { visibleTo } from '@zhixing/shared/announcements/rules'
import { Refusal } from '@zhixing/shared/problem'
import { findCourse } from '../../catalogue/api'
import { publicEndpoint } from '../../core/http/endpoint'
import { findLearner } from '../../identity/api'
import { findPublished } from '../store/announcements'
import { readMark } from '../store/feeds'

export const getAnnouncement = publicEndpoint(contract.getAnnouncement, async ({ input, actor }) => {
  const learner = actor && (await findLearner(actor.learnerId))
  const found = await findPublished(input.announcementId)
  if (!found || !visibleTo({ orgPath: found.orgPath, jobLevels: found.facts.jobLevels }, learner)) {
    throw new Refusal('announcements/not-found')
  }
  const { announcementId, organisationName, publishedAt, facts } = found
  const { title, summary, topic, body, courseId } = facts
  // The card is left out while the course is not published; the text may still speak of it.
  const course = courseId ? await findCourse(courseId) : undefined
  const readAt = learner && (await readMark(learner.learnerId, announcementId))
  return {
    announcementId,
    title,
    summary,
    topic,
    organisationName,
    publishedAt,
    readAt,
    body,
    ...(course && { courseId, courseTitle: course.title }),
  }
})
