import { pathsAbove } from '@zhixing/shared/identity/organisation'
import type { Grant } from '@zhixing/shared/identity/role'

/** The system administrators of the province, and nobody else. */
export const keepsMeritRule = (grants: Grant[]) =>
  grants.some(({ role, scope }) => role === 'system' && pathsAbove(scope).length === 1)
