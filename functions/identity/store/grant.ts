import { GrantState, grantSteps } from '@zhixing/shared/identity/grant'
import type { Role } from '@zhixing/shared/identity/role'
import * as z from 'zod'
import { storedStepFields } from '../../core/workflow/history'

const StoredGrantStep = z.object({
  at: z.string(),
  by: z.string(), // the name on that day
  step: z.enum(grantSteps),
  comment: z.string().optional(),
  ...storedStepFields,
})
export type StoredGrantStep = z.output<typeof StoredGrantStep>

/** What every step of a grant replaces as a whole. */
export const GrantProcess = z.object({
  state: GrantState,
  requestedBy: z.string(),
  updatedAt: z.string(),
  history: z.array(StoredGrantStep),
})

export interface GrantKey {
  learnerId: string
  role: Role
  organisationId: string
}

export interface StoredGrant extends GrantKey, z.output<typeof GrantProcess> {
  organisationName: string
  orgPath: string // of the organisation: the scope of the grant
  revision: number // 0 for a new one, and for a row from before grants had steps
  grantedAt?: string | undefined // of the last approval
  grantedBy?: string | undefined
}

/** A row as the entity reads it; without `process` it is from before grants had steps. */
type GrantRow = Omit<StoredGrant, keyof z.output<typeof GrantProcess> | 'revision' | 'orgPath'> & {
  scope: string
  revision?: number | undefined
  process?: z.output<typeof GrantProcess> | undefined
}

export function toStoredGrant({
  learnerId,
  role,
  organisationId,
  organisationName,
  scope,
  grantedAt,
  grantedBy,
  revision = 0,
  process,
}: GrantRow): StoredGrant {
  const facts = { learnerId, role, organisationId, organisationName, grantedAt, grantedBy, revision }
  return { ...facts, orgPath: scope, ...(process ?? activeSince(grantedAt ?? '', grantedBy ?? '')) }
}

/** A grant that one person gave without a request: by the installation, or before grants had steps. */
export const activeSince = (at: string, byId: string): z.output<typeof GrantProcess> => ({
  state: 'active',
  requestedBy: byId,
  updatedAt: at,
  history: [{ at, by: '', byId, step: 'approved', revision: 0 }],
})
