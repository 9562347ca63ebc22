import type { Grant } from '@zhixing/shared/identity/role'

export const mayReview = (grants: Grant[]) =>
  grants.some(({ role }) => role === 'supervisor' || role === 'system')
