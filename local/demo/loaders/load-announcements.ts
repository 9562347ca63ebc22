import * as contract from '@zhixing/shared/announcements/contract'
import { announcements, type DemoAnnouncement } from '../content/announcements'
import { organisationIdOf } from '../divisions/divisions'
import { idOf } from '../id'
import type { Ask, Asker } from '../requests/ask'
import { courseIdOf, daysBefore } from './load-courses'

interface Desk {
  division: string
  author: string
  approver: string
  publisher: string
}

/** Who writes, approves and publishes for a level; the city has nobody of its own, and those of the province may act for it. */
const desks: Record<DemoAnnouncement['organisationLevel'], Desk> = {
  province: { division: '43', author: 'qicao', approver: 'shenpi', publisher: 'fabu' },
  city: { division: '4301', author: 'qicao', approver: 'shenpi', publisher: 'fabu' },
  county: { division: '430121', author: 'xian-qicao', approver: 'xian-shenpi', publisher: 'xian-shenpi' },
}

/** Not everything is out already: one waits to be approved, and will ring; one is not finished. */
const stages: Record<string, 'draft' | 'submitted'> = {
  'service-upgrade-window': 'submitted',
  'city-evaluation-results': 'draft',
}
const cards: Record<string, string> = { 'new-courses-this-month': 'getting-started' }

/** Written, approved by another and published, each by whom it takes and at the time it would have been. */
export async function loadAnnouncements(ask: Ask, askers: Map<string, Asker>, today: Date): Promise<void> {
  for (const announcement of announcements) await load(ask, askers, today, announcement)
}

async function load(
  ask: Ask,
  askers: Map<string, Asker>,
  today: Date,
  announcement: DemoAnnouncement,
): Promise<void> {
  const { slug, organisationLevel, publishedDaysAgo } = announcement
  const { author, approver, publisher } = desks[organisationLevel]
  const stage = stages[slug]
  const announcementId = idOf('announcement', slug)
  const publishedAt = daysBefore(today, stage ? 0.3 : publishedDaysAgo).getTime()
  const as = (personId: string, hoursBefore: number) => {
    const asker = askers.get(personId)
    if (!asker) throw new Error(`nobody is called ${personId}`)
    return { asker, surface: 'console', now: new Date(publishedAt - hoursBefore * 3600_000) } as const
  }
  const known = await ask(contract.getManagedAnnouncement, { announcementId }, as(author, 5)).catch(
    () => undefined,
  )
  let found =
    known ??
    (await ask(
      contract.saveAnnouncement,
      { announcementId, revision: 0, facts: factsOf(announcement) },
      as(author, 5),
    ))
  const step = () => ({ announcementId, revision: found.revision })
  if (stage === 'draft') return
  if (found.state === 'draft') found = await ask(contract.submitAnnouncement, step(), as(author, 4))
  if (stage === 'submitted') return
  if (found.state === 'submitted')
    found = await ask(contract.approveAnnouncement, { ...step(), approve: true }, as(approver, 2))
  if (found.state === 'approved') await ask(contract.publishAnnouncement, step(), as(publisher, 0))
}

function factsOf({
  slug,
  title,
  summary,
  topic,
  body,
  organisationLevel,
}: DemoAnnouncement): contract.AnnouncementFacts {
  // Nobody's phone rings for what is past.
  const rings = stages[slug] === 'submitted'
  const card = cards[slug]
  return {
    title,
    summary,
    topic,
    body,
    organisationId: organisationIdOf(desks[organisationLevel].division),
    jobLevels: [],
    courseId: card && courseIdOf({ slug: card }),
    bell: { templateMessage: rings, subscribeMessage: rings },
  }
}
