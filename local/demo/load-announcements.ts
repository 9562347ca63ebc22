import * as contract from '@zhixing/shared/announcements/contract'
import { announcements, bodyOf, type DemoAnnouncement } from './announcements'
import type { Ask, Asker } from './ask'
import { organisationIdOf } from './divisions'
import { idOf } from './id'
import { courseIdOf, daysBefore } from './load-courses'

/** Written, approved by another and published, each by whom it takes and at the time it would have been. */
export async function loadAnnouncements(ask: Ask, askers: Map<string, Asker>, today: Date): Promise<void> {
  for (const announcement of announcements) await load(ask, askers, today, announcement)
}

async function load(ask: Ask, askers: Map<string, Asker>, today: Date, announcement: DemoAnnouncement): Promise<void> {
  const { slug, stage, by } = announcement
  const announcementId = idOf('announcement', slug)
  const publishedAt = daysBefore(today, stage.state === 'published' ? stage.daysAgo : 0.3).getTime()
  const hoursBefore = (hours: number) => new Date(publishedAt - hours * 3600_000)
  const [author, approver, publisher] = by.map((personId) => askers.get(personId)) as [Asker, Asker, Asker]
  const as = (asker: Asker, now: Date) => ({ asker, surface: 'console', now }) as const

  const known = await ask(contract.getManagedAnnouncement, { announcementId }, as(author, hoursBefore(5))).catch(() => undefined)
  let found =
    known ??
    (await ask(contract.saveAnnouncement, { announcementId, revision: 0, facts: factsOf(announcement) }, as(author, hoursBefore(5))))
  const step = () => ({ announcementId, revision: found.revision })
  if (stage.state === 'draft') return
  if (found.state === 'draft') found = await ask(contract.submitAnnouncement, step(), as(author, hoursBefore(4)))
  if (stage.state === 'submitted') return
  if (found.state === 'submitted')
    found = await ask(contract.approveAnnouncement, { ...step(), approve: true }, as(approver, hoursBefore(2)))
  if (found.state === 'approved') await ask(contract.publishAnnouncement, step(), as(publisher, hoursBefore(0)))
}

const factsOf = (announcement: DemoAnnouncement): contract.AnnouncementFacts => ({
  title: announcement.title,
  summary: announcement.summary,
  topic: announcement.topic,
  body: bodyOf(announcement),
  organisationId: organisationIdOf(announcement.division),
  jobLevels: [],
  courseId: announcement.course && courseIdOf({ slug: announcement.course }),
  // Nobody's phone rings for what is past.
  bell: announcement.bell ?? { templateMessage: false, subscribeMessage: false },
})
