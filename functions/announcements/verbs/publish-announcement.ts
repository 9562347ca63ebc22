import * as contract from '@zhixing/shared/announcements/contract'
import { Refusal } from '@zhixing/shared/problem'
import { endpoint } from '../../core/http/endpoint'
import { settle } from '../settle'
import { detailOf, step } from '../step'
import { findAnnouncement, remember } from '../store/announcements'
import type { Announcement } from '../store/stored'

export const publishAnnouncement = endpoint(contract.publishAnnouncement, async (asked) => {
  const { announcementId, publishAt } = asked.input
  const at = asked.now.toISOString()
  const { next, grants } = await step(asked, publishAt ? 'schedule' : 'publish', async (found) => {
    if (publishAt !== undefined && publishAt <= at) throw new Refusal('announcements/time-past')
    await remember(publishAt ?? at, announcementId)
    return publishAt ? { publishAt } : { publishAt: undefined, publishedAt: at, bell: rings(found) }
  })
  if (!next.publishedAt) return detailOf(next, asked.actor, grants)
  await settle(announcementId, next.publishedAt)
  return detailOf((await findAnnouncement(announcementId)) ?? next, asked.actor, grants)
})

export const rings = ({ facts }: Announcement) => facts.bell.templateMessage || facts.bell.subscribeMessage
