import * as contract from '@zhixing/shared/announcements/contract'
import { Refusal } from '@zhixing/shared/problem'
import { announcements, type DemoAnnouncement } from '../content/announcements'
import { demoCourseId, demoId } from '../demo-id'
import { divisionOrganisationId } from '../divisions/divisions'
import { asStaff, type DemoScene } from './demo-scene'

const HOURS_PER_DAY = 24
const UNPUBLISHED_DAYS_AGO = 0.3 // the staff was still at work this morning

interface Staff {
  division: string
  editor: string
  approver: string
  publisher: string
}

/** The staff for the announcements of a level. The city has none, so the province's staff acts for it. */
const staffByLevel: Record<DemoAnnouncement['organisationLevel'], Staff> = {
  province: { division: '43', editor: 'qicao', approver: 'shenpi', publisher: 'fabu' },
  city: { division: '4301', editor: 'qicao', approver: 'shenpi', publisher: 'fabu' },
  county: { division: '430121', editor: 'xian-qicao', approver: 'xian-shenpi', publisher: 'xian-shenpi' },
}

/** Unpublished announcements: one waits for approval and will ring, one is unfinished. */
const unpublished: Record<string, 'draft' | 'submitted'> = {
  'service-upgrade-window': 'submitted',
  'city-evaluation-results': 'draft',
}

/** The course that an announcement links, by their slugs. */
const linkedCourses: Record<string, string> = { 'new-courses-this-month': 'getting-started' }

/** Saves each announcement. In the hours before its day it is submitted, approved and published. */
export async function loadAnnouncements(scene: DemoScene): Promise<void> {
  for (const announcement of announcements) await loadAnnouncement(scene, announcement)
}

async function loadAnnouncement(scene: DemoScene, announcement: DemoAnnouncement): Promise<void> {
  const { callApi } = scene
  const { slug, organisationLevel, publishedDaysAgo } = announcement
  const { editor, approver, publisher } = staffByLevel[organisationLevel]
  const lastState = unpublished[slug] ?? 'published'
  const announcementId = demoId('announcement', slug)
  const daysAgo = lastState === 'published' ? publishedDaysAgo : UNPUBLISHED_DAYS_AGO
  const as = (personId: string, hoursBefore: number) =>
    asStaff(scene, personId, daysAgo + hoursBefore / HOURS_PER_DAY)

  // An interrupted load may have saved it.
  const saved = await callApi(contract.getManagedAnnouncement, { announcementId }, as(editor, 5)).catch(
    undefinedIfMissing,
  )
  const draft = { announcementId, revision: 0, facts: factsOf(announcement) }
  let current = saved ?? (await callApi(contract.saveAnnouncement, draft, as(editor, 5)))
  const revision = () => ({ announcementId, revision: current.revision })
  if (lastState === 'draft') return
  if (current.state === 'draft')
    current = await callApi(contract.submitAnnouncement, revision(), as(editor, 4))
  if (lastState === 'submitted') return
  if (current.state === 'submitted')
    current = await callApi(contract.approveAnnouncement, { ...revision(), approve: true }, as(approver, 2))
  if (current.state === 'approved') await callApi(contract.publishAnnouncement, revision(), as(publisher, 0))
}

function undefinedIfMissing(error: unknown): undefined {
  if (!(error instanceof Refusal) || error.type !== 'announcements/not-found') throw error
}

function factsOf(announcement: DemoAnnouncement): contract.AnnouncementFacts {
  const { slug, title, summary, topic, body, organisationLevel } = announcement
  // Past announcements ring no phones.
  const rings = unpublished[slug] === 'submitted'
  const linkedCourse = linkedCourses[slug]
  return {
    title,
    summary,
    topic,
    body,
    organisationId: divisionOrganisationId(staffByLevel[organisationLevel].division),
    jobLevels: [],
    courseId: linkedCourse && demoCourseId({ slug: linkedCourse }),
    bell: { templateMessage: rings, subscribeMessage: rings },
  }
}
