import type { AnnouncementFacts } from '@zhixing/shared/announcements/contract'
import * as contract from '@zhixing/shared/announcements/contract'
import { ulid } from 'ulid'
import { type Administrator, anAdministrator, anOrganisation, type Organisation } from '../identity/given'
import { request } from '../request'

export const announcementFacts = (
  organisationId: string,
  changes: Partial<AnnouncementFacts> = {},
): AnnouncementFacts => ({
  title: '关于开展网络安全专题学习的通知',
  summary: '请各单位组织学员于月底前完成学习',
  topic: 'notice',
  body: [{ kind: 'paragraph', text: '请按时完成。' }],
  organisationId,
  jobLevels: [],
  bell: { templateMessage: false, subscribeMessage: false },
  ...changes,
})

export interface Office {
  organisation: Organisation
  editor: Administrator
  approver: Administrator
  publisher: Administrator
}

/** The three people an announcement needs, over a new province unless an organisation is given. */
export async function anOffice(over?: Organisation): Promise<Office> {
  const organisation = over ?? (await anOrganisation())
  const [editor, approver, publisher] = await Promise.all([
    anAdministrator('editor', organisation),
    anAdministrator('approver', organisation),
    anAdministrator('publisher', organisation),
  ])
  return { organisation, editor, approver, publisher }
}

export async function aDraft(office: Office, changes: Partial<AnnouncementFacts> = {}, now = new Date()) {
  const facts = announcementFacts(office.organisation.organisationId, changes)
  const input = { announcementId: ulid(), revision: 0, facts }
  return (await request(contract.saveAnnouncement, input, { token: office.editor.token, now })).body
}

export async function anApprovedAnnouncement(
  office: Office,
  changes: Partial<AnnouncementFacts> = {},
  now = new Date(),
) {
  const { announcementId, revision } = await aDraft(office, changes, now)
  const submission = { announcementId, revision }
  await request(contract.submitAnnouncement, submission, { token: office.editor.token, now })
  const approval = { announcementId, revision: revision + 1, approve: true }
  return (await request(contract.approveAnnouncement, approval, { token: office.approver.token, now })).body
}

/** Published at once, or scheduled for `publishAt`. */
export async function aPublishedAnnouncement(
  office: Office,
  changes: Partial<AnnouncementFacts> = {},
  now = new Date(),
  publishAt?: string,
) {
  const { announcementId, revision } = await anApprovedAnnouncement(office, changes, now)
  const publication = { announcementId, revision, ...(publishAt && { publishAt }) }
  return (await request(contract.publishAnnouncement, publication, { token: office.publisher.token, now }))
    .body
}
