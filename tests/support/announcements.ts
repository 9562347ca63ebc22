import type { AnnouncementFacts } from '@zhixing/shared/announcements/contract'
import * as contract from '@zhixing/shared/announcements/contract'
import { ulid } from 'ulid'
import { aLearner, anAdministrator, anOrganisation, grant } from './identity'
import { request } from './request'

type Organisation = Awaited<ReturnType<typeof anOrganisation>>
export type Administrator = Awaited<ReturnType<typeof anAdministrator>>

export const facts = (
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

/** A province with the three people an announcement needs. */
export async function anOffice(over?: Organisation) {
  const organisation = over ?? (await anOrganisation())
  const [editor, approver, publisher] = await Promise.all(
    (['editor', 'approver', 'publisher'] as const).map((role) => anAdministrator(role, organisation)),
  )
  return { organisation, editor, approver, publisher } as Record<
    'editor' | 'approver' | 'publisher',
    Administrator
  > & {
    organisation: Organisation
  }
}
export type Office = Awaited<ReturnType<typeof anOffice>>

export const draft = async (office: Office, changes: Partial<AnnouncementFacts> = {}, now = new Date()) =>
  (
    await request(
      contract.saveAnnouncement,
      { announcementId: ulid(), revision: 0, facts: facts(office.organisation.organisationId, changes) },
      { token: office.editor.token, now },
    )
  ).body

export async function approved(office: Office, changes: Partial<AnnouncementFacts> = {}, now = new Date()) {
  const { announcementId, revision } = await draft(office, changes, now)
  await request(
    contract.submitAnnouncement,
    { announcementId, revision },
    { token: office.editor.token, now },
  )
  const approval = { announcementId, revision: revision + 1, approve: true }
  return (await request(contract.approveAnnouncement, approval, { token: office.approver.token, now })).body
}

export async function published(
  office: Office,
  changes: Partial<AnnouncementFacts> = {},
  now = new Date(),
  publishAt?: string,
) {
  const { announcementId, revision } = await approved(office, changes, now)
  const publication = { announcementId, revision, ...(publishAt && { publishAt }) }
  return (await request(contract.publishAnnouncement, publication, { token: office.publisher.token, now }))
    .body
}

export const withdraw = (
  office: Office,
  { announcementId, revision }: { announcementId: string; revision: number },
  now = new Date(),
) =>
  request(contract.withdrawAnnouncement, { announcementId, revision }, { token: office.publisher.token, now })

export const inbox = async (token: string | undefined, cursor?: string, now = new Date()) =>
  (await request(contract.listAnnouncements, { ...(cursor && { cursor }) }, { token, now })).body

export { aLearner, anAdministrator, anOrganisation, grant }
