import { grantIdOf, roleTitles } from '@zhixing/shared/identity/grant'
import { recordSteps } from '../core/workflow/record-steps'
import type { StoredGrant } from './store/grant'

/** Records the last steps of a grant in the audit log. `name`: of the holder. */
export const recordGrantSteps = (grant: StoredGrant, name: string, now: Date): Promise<void> =>
  recordSteps(grant.history, toAuditedGrant(grant, name), now)

export const toAuditedGrant = (grant: StoredGrant, name: string) => ({
  module: 'grants',
  kind: 'grant' as const,
  objectId: grantIdOf(grant),
  title: `${name} · ${roleTitles[grant.role]} · ${grant.organisationName}`,
  scope: grant.orgPath,
})
