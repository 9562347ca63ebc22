import { getAnnouncement, markRead } from '@zhixing/shared/announcements/contract'
import { getCourse } from '@zhixing/shared/catalogue/contract'
import type { OutputOf } from '@zhixing/shared/contract'
import { useEffect } from 'react'
import { call } from '../../../api/call'
import { useAnswer } from '../../../api/use-contract-query'
import { useLearner } from '../../../sign-in/signed-in'
import { showAsRead } from '../read-marks'

export type Announcement = OutputOf<typeof getAnnouncement>

export function useAnnouncement(announcementId: string) {
  const { learner, arriving } = useLearner()
  const answer = useAnswer(getAnnouncement, { announcementId })
  const courseId = answer.data?.courseId
  const course = useAnswer(getCourse, { courseId: courseId ?? '' }, courseId !== undefined)
  const isCourseAwaited = courseId !== undefined && course.isPending
  const isUnread = learner !== undefined && answer.data !== undefined && !answer.data.readAt

  useEffect(() => {
    if (isUnread) void mark(announcementId)
  }, [isUnread, announcementId])

  // A course that has gone since leaves the announcement as it is, without a card.
  return {
    answer: { ...answer, data: isCourseAwaited ? undefined : answer.data },
    course: course.data,
    isGuest: !learner && !arriving,
  }
}

/** Shown is read. A mark that is lost leaves a dot, and is made the next time it is opened. */
async function mark(announcementId: string) {
  const isMarked = await call(markRead, { announcementIds: [announcementId] }).then(
    () => true,
    () => false,
  )
  if (isMarked) showAsRead([announcementId])
}
