import type { Grant, Role } from '@zhixing/shared/identity/role'
import { defineWorkflow } from '@zhixing/shared/workflow/table'

export interface Plan {
  state: 'draft' | 'submitted' | 'approved'
  orgPath: string
  authorId: string
  learnerIds: string[]
  openFrom?: string
  openUntil?: string
}

/** A workflow with everything a table can say. */
export const planWorkflow = defineWorkflow<Plan>()({
  order: ['permission', 'repeat', 'revision', 'person', 'state', 'time'],
  problems: {
    permission: 'request/forbidden',
    state: 'announcements/wrong-state',
    time: 'announcements/time-past',
  },
  participants: {
    author: { of: ({ authorId }) => [authorId], problem: 'announcements/same-person' },
    learner: { of: ({ learnerIds }) => learnerIds, problem: 'credits/own-hours' },
  },
  steps: {
    submit: {
      onlyBy: 'author',
      from: ['draft'],
      to: 'submitted',
      problems: { state: 'credits/wrong-state' },
    },
    approve: {
      role: 'approver',
      notBy: ['author', 'learner'],
      from: ['submitted'],
      to: 'approved',
      notBefore: ({ openFrom }) => openFrom,
      notAfter: ({ openUntil }) => openUntil,
    },
    expire: { role: 'system', from: ['submitted'], to: 'draft', recordedAs: 'expired' },
  },
  offered: ['approve', 'submit'],
})

export const grant = (role: Role, scope = 'P/'): Grant => ({
  role,
  scope,
  organisationId: 'P',
  organisationName: '某省',
})
export const plan = (changes: Partial<Plan> = {}): Plan => ({
  state: 'submitted',
  orgPath: 'P/C/',
  authorId: 'author',
  learnerIds: ['learner'],
  ...changes,
})
export const as = (personId: string, ...roles: Role[]) => ({
  personId,
  grants: roles.map((role) => grant(role)),
})
export const noon = '2026-11-23T04:00:00.000Z'
