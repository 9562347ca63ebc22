import { isWithin } from '../identity/organisation'
import { type Grant, mayAct, type Role } from '../identity/role'
import { type Caller, refusalOf } from '../workflow/rules'
import { defineWorkflow } from '../workflow/table'
import type { CreditRequestState, ManagedCreditRequest } from './contract'

type RequestKind = ManagedCreditRequest['kind']

/** What the workflow looks at in a credit request. */
export interface WorkflowCreditRequest {
  kind: RequestKind
  state: CreditRequestState
  orgPath: string // the lowest organisation above all learners it concerns
  requestedBy: string
  learnerIds: string[]
  decidedBy?: string | undefined
  barredIds?: string[] | undefined // supervisors who answer the learner's appeal about the same hours
}

/**
 * 一人申请、另一人审批；涉及本人学时的、答复过学员申诉的不得审批；办结后不再改动。
 * The person is checked before the state: an approver who is barred once is barred for good.
 */
export const creditRequestWorkflow = defineWorkflow<WorkflowCreditRequest>()({
  order: ['repeat', 'permission', 'person', 'state', 'time'],
  problems: { permission: 'request/forbidden', state: 'credits/wrong-state' },
  participants: {
    requester: { of: ({ requestedBy }) => [requestedBy], problem: 'credits/same-person' },
    learners: { of: ({ learnerIds }) => learnerIds, problem: 'credits/own-hours' },
    answerers: { of: ({ barredIds = [] }) => barredIds, problem: 'credits/took-part' },
  },
  steps: {
    approve: {
      role: 'approver',
      notBy: ['requester', 'learners', 'answerers'],
      from: ['open'],
      to: 'approved',
    },
    reject: {
      role: 'approver',
      notBy: ['requester', 'learners', 'answerers'],
      from: ['open'],
      to: 'rejected',
    },
    withdraw: { onlyBy: 'requester', from: ['open'], to: 'withdrawn' },
  },
  offered: ['approve', 'reject', 'withdraw'],
  awaited: { open: ['approve', 'reject'] },
})

/**
 * 冲正由监管人员申请；线下学时由监管人员或起草人申报。
 * Who may request what, within their scope.
 */
export const requesterRoles: Record<RequestKind, Role[]> = {
  reversal: ['supervisor'],
  declaration: ['supervisor', 'editor'],
}

/** Those who may request a kind, and those who may approve it. */
const viewerRoles: Record<RequestKind, Role[]> = {
  reversal: ['supervisor', 'approver'],
  declaration: ['supervisor', 'approver', 'editor'],
}

/** Everyone who may see requests of some kind. */
export const creditRequestRoles: Role[] = ['supervisor', 'approver', 'editor']

/**
 * 管理范围内可见。
 * A county does not read what concerns its neighbours.
 */
export const mayViewRequest = (
  { kind, orgPath }: Pick<WorkflowCreditRequest, 'kind' | 'orgPath'>,
  grants: Grant[],
): boolean => viewerRoles[kind].some((role) => mayAct(grants, role, orgPath))

/**
 * 凭据载有个人信息，只给经办的两人、有权审批的人和管理范围内的监管人员查看。
 * The learners it concerns do not open it.
 */
export const mayOpenEvidence = (request: WorkflowCreditRequest, caller: Caller, now: Date): boolean =>
  [request.requestedBy, request.decidedBy].includes(caller.personId) ||
  mayAct(caller.grants, 'supervisor', request.orgPath) ||
  refusalOf(creditRequestWorkflow, request, 'approve', caller, now) === undefined

/** The path of the lowest organisation above all of these: its approvers have them all in their scope. Empty if none is. */
export function lowestCommonPath(orgPaths: readonly string[]): string {
  const [first = [], ...others] = orgPaths.map((orgPath) => orgPath.split('/').filter(Boolean))
  const firstDifference = first.findIndex((id, depth) => others.some((ids) => ids[depth] !== id))
  const common = firstDifference < 0 ? first : first.slice(0, firstDifference)
  return common.map((id) => `${id}/`).join('')
}

/** The requesting office: of the grants with one of the roles the one with the narrowest scope over it. */
export const nearestGrant = (grants: Grant[], roles: readonly Role[], orgPath: string): Grant | undefined =>
  grants
    .filter((grant) => roles.includes(grant.role))
    .filter(({ scope }) => isWithin(orgPath, scope))
    .sort((one, other) => other.scope.length - one.scope.length)[0]
