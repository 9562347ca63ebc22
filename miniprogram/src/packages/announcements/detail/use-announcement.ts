import { getAnnouncement, markRead } from '@zhixing/shared/announcements/contract'
import { getCourse } from '@zhixing/shared/catalogue/contract'
import type { OutputOf } from '@zhixing/shared/contract'
import { useEffect } from 'react'
import { call } from '../../../api/call'
import { useContractQuery } from '../../../api/use-contract-query'
import { useLearner } from '../../../sign-in/signed-in'
import { showAsRead } from '../read-marks'

export type Announcement = OutputOf<typeof getAnnouncement>

/** An announcement and the course it is about. A course that is no longer published is left out. */
export function useAnnouncement(announcementId: string) {
  const { learner, isSigningIn } = useLearner()
  const announcement = useContractQuery(getAnnouncement, { announcementId })
  const courseId = announcement.data?.courseId
  const course = useContractQuery(
    getCourse,
    { courseId: courseId ?? '' },
    { enabled: courseId !== undefined },
  )
  const isCoursePending = courseId !== undefined && course.isPending
  const isUnread = learner !== undefined && announcement.data !== undefined && !announcement.data.readAt

  useEffect(() => {
    if (isUnread) void markAsRead(announcementId)
  }, [isUnread, announcementId])

  return {
    result: { ...announcement, data: isCoursePending ? undefined : announcement.data },
    course: course.data,
    isGuest: !learner && !isSigningIn,
  }
}

/** When the request fails, the dot stays and the next visit tries again. */
async function markAsRead(announcementId: string) {
  const isMarked = await call(markRead, { announcementIds: [announcementId] }).then(
    () => true,
    () => false,
  )
  if (isMarked) showAsRead([announcementId])
}
