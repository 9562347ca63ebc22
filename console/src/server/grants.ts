import type { Grant, Role } from '@zhixing/shared/identity/role'

/** The grants with one of the roles. */
export const grantsWith = (grants: Grant[], roles: readonly Role[]): Grant[] =>
  grants.filter(({ role }) => roles.includes(role))

/** Whether a grant has one of the roles, over any organisation. The server also checks the scope. */
export const holdsRole = (grants: Grant[], roles: readonly Role[]): boolean =>
  grantsWith(grants, roles).length > 0
