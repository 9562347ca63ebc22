import { defineWorkflow } from '../workflow/table'
import type { DraftState } from './contract'

/** What the workflow looks at in the draft of a course. */
export interface WorkflowCourse {
  state: DraftState
  orgPath: string // the widest organisation of the first editor's grants
  editorIds: string[] // who has saved or submitted it since the last publication
}

/**
 * 课程由一人编写、另一人审核、授权人发布；编写和提交过的人都不得审核。
 * A course gives hours, so its writers never approve it. The permission is checked first, so that a caller
 * without the role learns nothing about the state. A save leads back to the draft: what is published is what
 * was approved.
 */
export const courseWorkflow = defineWorkflow<WorkflowCourse>()({
  order: ['permission', 'repeat', 'revision', 'state', 'person'],
  problems: { permission: 'request/forbidden', state: 'catalogue/wrong-state' },
  participants: {
    writers: { of: ({ editorIds }) => editorIds, problem: 'catalogue/same-person' },
  },
  steps: {
    edit: {
      role: 'editor',
      from: ['draft', 'submitted', 'approved', 'published', 'withdrawn'],
      to: 'draft',
      recordedAs: 'saved',
      recordsLastOnly: true,
      isForgettable: true,
    },
    submit: { role: 'editor', from: ['draft', 'withdrawn'], to: 'submitted', isForgettable: true },
    approve: { role: 'approver', notBy: ['writers'], from: ['submitted'], to: 'approved' },
    reject: {
      role: 'approver',
      notBy: ['writers'],
      from: ['submitted'],
      to: 'draft',
      recordedAs: 'rejected',
    },
    publish: { role: 'publisher', from: ['approved'], to: 'published' },
    // From every state, because an earlier version may be in the catalogue.
    withdraw: {
      role: 'publisher',
      from: ['draft', 'submitted', 'approved', 'published'],
      to: 'withdrawn',
    },
  },
  offered: ['edit', 'submit', 'reject', 'approve', 'publish', 'withdraw'],
  awaited: { submitted: ['approve', 'reject'], approved: ['publish'] },
})
