import { announcementWorkflow, type WorkflowAnnouncement } from '@zhixing/shared/announcements/rules'
import { businessRoles, type Grant, type Role } from '@zhixing/shared/identity/role'
import { refusalOf } from '@zhixing/shared/workflow/rules'
import type { ActionOf } from '@zhixing/shared/workflow/table'

export type AnnouncementAction = ActionOf<typeof announcementWorkflow>

export const [P, C, D] = ['P', 'C', 'D'].map((letter) => letter.repeat(26)) as [string, string, string]
export const province = `${P}/`
export const city = `${P}/${C}/`
export const district = `${P}/${C}/${D}/`
export const now = new Date('2026-11-23T01:00:00.000Z')

export const grant = (role: Role, scope = province): Grant => ({
  role,
  organisationId: P,
  organisationName: '某省',
  scope,
})
export const everyRole = businessRoles.map((role) => grant(role))
export const anAnnouncement = (changes: Partial<WorkflowAnnouncement> = {}): WorkflowAnnouncement => ({
  state: 'draft',
  orgPath: city,
  authorId: 'author',
  editorIds: ['author'],
  ...changes,
})
export const refusal = (
  announcement: WorkflowAnnouncement,
  action: AnnouncementAction,
  personId: string,
  grants: Grant[],
) => refusalOf(announcementWorkflow, announcement, action, { personId, grants }, now)
