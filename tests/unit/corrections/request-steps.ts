import { creditRequestWorkflow, type WorkflowCreditRequest } from '@zhixing/shared/corrections/rules'
import type { Grant, Role } from '@zhixing/shared/identity/role'
import { refusalOf } from '@zhixing/shared/workflow/rules'
import type { ActionOf } from '@zhixing/shared/workflow/table'

export type RequestAction = ActionOf<typeof creditRequestWorkflow>

export const now = new Date('2026-11-23T01:00:00.000Z')
export const county = 'P/C/'
export const grant = (role: Role, scope = county, organisationName = '甲县'): Grant => ({
  role,
  organisationId: 'C',
  organisationName,
  scope,
})
export const open: WorkflowCreditRequest = {
  kind: 'reversal',
  state: 'open',
  orgPath: 'P/C/T/',
  requestedBy: 'requester',
  learnerIds: ['learner', 'other'],
}
export const refusal = (
  request: WorkflowCreditRequest,
  action: RequestAction,
  personId: string,
  ...roles: Role[]
) => {
  const grants = roles.map((role) => grant(role))
  return refusalOf(creditRequestWorkflow, request, action, { personId, grants }, now)
}
