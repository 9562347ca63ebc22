import { isWithin } from '../identity/organisation'
import type { Grant, JobLevel } from '../identity/role'
import { defineWorkflow } from '../workflow/table'
import type { AnnouncementState } from './contract'

/** What the workflow looks at in an announcement. */
export interface WorkflowAnnouncement {
  state: AnnouncementState
  orgPath: string // the organisation it is addressed to, with all below it
  authorId: string
  editorIds: string[] // everyone who has saved the current version
}

/**
 * 一人起草、另一人审批、授权人发布；起草人和修改过的人都不得审批。
 * The author and the editors of the current version are one side, the approver is the other. The permission
 * is checked first, so that a caller without the role learns nothing about the state.
 */
export const announcementWorkflow = defineWorkflow<WorkflowAnnouncement>()({
  order: ['permission', 'repeat', 'revision', 'state', 'person', 'time'],
  problems: { permission: 'request/forbidden', state: 'announcements/wrong-state' },
  participants: {
    writers: {
      of: ({ authorId, editorIds }) => [authorId, ...editorIds],
      problem: 'announcements/same-person',
    },
  },
  steps: {
    edit: {
      role: 'editor',
      from: ['draft', 'submitted', 'approved', 'withdrawn'],
      to: 'draft',
      recordedAs: 'saved',
      recordsLastOnly: true,
      isForgettable: true,
    },
    submit: { role: 'editor', from: ['draft'], to: 'submitted', isForgettable: true },
    approve: { role: 'approver', notBy: ['writers'], from: ['submitted'], to: 'approved' },
    reject: {
      role: 'approver',
      notBy: ['writers'],
      from: ['submitted'],
      to: 'draft',
      recordedAs: 'rejected',
    },
    publish: { role: 'publisher', from: ['approved', 'scheduled'], to: 'published' },
    // `publish` with a time; both share one button.
    schedule: {
      role: 'publisher',
      from: ['approved', 'scheduled'],
      to: 'scheduled',
      isForgettable: true,
    },
    withdraw: { role: 'publisher', from: ['scheduled', 'published'], to: 'withdrawn' },
    // Pinning and unpinning change the pins of the feed; the announcement stays as it is.
    pin: { role: 'publisher', from: ['published'], to: 'published' },
  },
  offered: ['edit', 'submit', 'approve', 'reject', 'publish', 'withdraw', 'pin'],
  awaited: { submitted: ['approve', 'reject'], approved: ['publish'] },
})

/**
 * 管理范围内可见。
 * Any role shows what is addressed to its scope; a county's administrator does not read the province's
 * drafts.
 */
export const mayViewAnnouncement = (
  { orgPath }: Pick<WorkflowAnnouncement, 'orgPath'>,
  grants: Grant[],
): boolean => grants.some(({ scope }) => isWithin(orgPath, scope))

/** The learners an announcement is addressed to; without job levels, those of every job level. */
export interface Audience {
  orgPath: string
  jobLevels: JobLevel[]
}

/**
 * 发给本单位及下级单位。
 * A learner sees what is addressed to their organisation or one above it and to their job level; a guest
 * sees what is addressed to everyone in the province.
 */
export function isAddressedTo(
  { orgPath, jobLevels }: Audience,
  learner: { orgPath: string; jobLevel: JobLevel } | undefined,
): boolean {
  if (!learner) return isProvince(orgPath) && !jobLevels.length
  return isWithin(learner.orgPath, orgPath) && (!jobLevels.length || jobLevels.includes(learner.jobLevel))
}

/** A path has an id and a slash for each level: `province/`, `province/city/`. */
const isProvince = (orgPath: string) => orgPath.split('/').length === 2
