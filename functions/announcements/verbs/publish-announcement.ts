import * as contract from '@zhixing/shared/announcements/contract'
import { endpoint } from '../../core/http/endpoint'
import { toAnnouncementDetail } from '../announcement-detail'
import { takeAnnouncementStep } from '../announcement-step'
import { publicationAt } from '../store/announcement'
import { findAnnouncement } from '../store/announcements'
import { putDuePublication } from '../store/due-publications'
import { syncPublication } from '../sync-publication'

export const publishAnnouncement = endpoint(contract.publishAnnouncement, async (call) => {
  const { announcementId, publishAt } = call.input
  const at = call.now.toISOString()
  const action = publishAt ? 'schedule' : 'publish'
  const { announcement, caller } = await takeAnnouncementStep(call, action, async (found) => {
    if (publishAt !== undefined && publishAt <= at) throw call.refuse('announcements/time-past')
    await putDuePublication(publishAt ?? at, announcementId)
    return publishAt ? { publishAt } : publicationAt(found, call.now)
  })
  if (announcement.publishedAt === undefined) return toAnnouncementDetail(announcement, caller, call.now)
  await syncPublication(announcementId, announcement.publishedAt)
  // Another step, for instance a withdrawal, may have been taken in between.
  return toAnnouncementDetail((await findAnnouncement(announcementId)) ?? announcement, caller, call.now)
})
