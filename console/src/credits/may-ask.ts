import { askerRoles, staffRoles } from '@zhixing/shared/corrections/rules'
import type { Grant, Role } from '@zhixing/shared/identity/role'

const holds = (grants: Grant[], roles: readonly Role[]) =>
  grants.some(({ role }) => role === 'system' || roles.includes(role))

export const maySeeRequests = (grants: Grant[]) => holds(grants, staffRoles)
export const mayAskReversal = (grants: Grant[]) => holds(grants, askerRoles.reversal)
export const mayDeclare = (grants: Grant[]) => holds(grants, askerRoles.declaration)
