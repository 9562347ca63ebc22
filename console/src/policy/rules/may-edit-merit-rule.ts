import { pathsAbove } from '@zhixing/shared/identity/organisation'
import type { Grant } from '@zhixing/shared/identity/role'

/** Only the system administrators of the province edit the merit rule. */
export const mayEditMeritRule = (grants: Grant[]) =>
  grants.some(({ role, scope }) => role === 'system' && pathsAbove(scope).length === 1)
