import type { GrantState } from '../identity/grant'
import { defineWorkflow } from '../workflow/table'

/** What the workflow looks at in a grant. */
export interface WorkflowGrant {
  state: GrantState
  orgPath: string // its scope
  requesterIds: string[] // every account of the person who requested it
  holderIds: string[] // every account of the person who gets it
  introducedBy?: string | undefined // who entered the holder's present name and phone number
}

/**
 * 一人申请、另一人批准；本人的权限、本人登记的人员，本人不得批准。
 * A grant is requested by a system administrator and approved by a security administrator. Taking power away
 * needs one person only.
 */
export const grantWorkflow = defineWorkflow<WorkflowGrant>()({
  order: ['permission', 'repeat', 'revision', 'state', 'person'],
  problems: { permission: 'request/forbidden', state: 'grants/wrong-state' },
  participants: {
    requester: { of: ({ requesterIds }) => requesterIds, problem: 'grants/same-person' },
    holder: { of: ({ holderIds }) => holderIds, problem: 'grants/own-role' },
    introducer: {
      of: ({ introducedBy }) => (introducedBy === undefined ? [] : [introducedBy]),
      problem: 'grants/introduced-by-you',
    },
  },
  steps: {
    request: { role: 'system', notBy: ['holder'], from: ['ended'], to: 'requested' },
    // From `suspended` it confirms that the changed name, phone number or WeChat is the holder's.
    approve: {
      role: 'security',
      notBy: ['requester', 'holder', 'introducer'],
      from: ['requested', 'suspended'],
      to: 'active',
      recordedAs: 'approved',
    },
    refuse: {
      role: 'security',
      notBy: ['requester', 'holder'],
      from: ['requested'],
      to: 'ended',
      recordedAs: 'refused',
    },
    end: { role: ['system', 'security'], from: ['requested', 'active', 'suspended'], to: 'ended' },
    // Takes a protection of the holder away, so it is logged like what gives power. The grant stays.
    resetSecondFactor: {
      role: 'security',
      notBy: ['holder'],
      from: ['active'],
      to: 'active',
      recordedAs: 'factorReset',
    },
  },
  offered: ['approve', 'refuse', 'end', 'resetSecondFactor'],
  awaited: { requested: ['approve', 'refuse'], suspended: ['approve'] },
})
