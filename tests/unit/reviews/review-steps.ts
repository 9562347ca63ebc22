import { businessRoles, type Grant, type Role } from '@zhixing/shared/identity/role'
import type { ReviewAction, ReviewState } from '@zhixing/shared/reviews/contract'
import { reviewWorkflow, type WorkflowReview } from '@zhixing/shared/reviews/rules'
import { refusalOf } from '@zhixing/shared/workflow/rules'

export const province = '01HPR0V1NCE0000000000000000/'
export const county = `${province}01HC0VNTY00000000000000000/`
export const otherCounty = `${province}01HC0VNTY00000000000000001/`
export const now = new Date('2026-11-24T01:00:00.000Z')
export const grant = (role: Role, scope: string): Grant => ({
  role,
  scope,
  organisationId: scope.slice(0, 26),
  organisationName: '某单位',
})
export const everyRole = businessRoles.map((role) => grant(role, province))
export const aReview = (state: ReviewState, deciderIds: string[] = []): WorkflowReview => ({
  learnerId: 'learner',
  orgPath: county,
  state,
  deciderIds,
})
export const refusal = (review: WorkflowReview, action: ReviewAction, personId: string, grants: Grant[]) =>
  refusalOf(reviewWorkflow, review, action, { personId, grants }, now)
