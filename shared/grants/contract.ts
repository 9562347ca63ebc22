import * as z from 'zod'
import { Cursor, contract, Id, Instant, ListPageSize, WaitingFor } from '../contract'
import { GrantId, GrantState, grantSteps } from '../identity/grant'
import { Role } from '../identity/role'
import { optionalText, PersonName, RosterCode, SeenRevision, text } from '../text'
import { recordedStep } from '../workflow/history'

export const GrantStep = recordedStep(grantSteps)
export type GrantStep = z.infer<typeof GrantStep>

export const GrantAction = z.enum(['approve', 'refuse', 'end', 'resetSecondFactor'])
export type GrantAction = z.infer<typeof GrantAction>

export const ManagedGrant = z.object({
  grantId: GrantId,
  learnerId: Id,
  name: z.string(), // of the holder
  role: Role,
  organisationId: Id,
  organisationName: z.string(),
  state: GrantState,
  updatedAt: Instant,
  lastStep: GrantStep, // with the person who took it
})
export type ManagedGrant = z.infer<typeof ManagedGrant>

/** How the holder's WeChat was bound: by the number WeChat has verified, or by name and roster code. */
export const BindingProof = z.enum(['phone', 'rosterCode'])
export type BindingProof = z.infer<typeof BindingProof>

export const GrantDetail = ManagedGrant.extend({
  revision: z.number().int(),
  rosterCode: z.string(),
  phoneMasked: z.string().optional(),
  organisationNames: z.array(z.string()), // of the holder, from the province down
  /** Who entered the holder's present name and phone number, and when; absent for what was loaded before. */
  introducedByName: z.string().optional(),
  introducedAt: Instant.optional(),
  isBound: z.boolean(),
  bindingProof: BindingProof.optional(), // absent if not bound, or bound before this was kept
  hasSecondFactor: z.boolean(), // of the holder, for the console
  history: z.array(GrantStep),
  actions: z.array(GrantAction), // the steps that the caller may take now
  /** Why the caller, a security administrator of this scope, may not approve. */
  barred: z.enum(['grants/same-person', 'grants/own-role', 'grants/introduced-by-you']).optional(),
})
export type GrantDetail = z.infer<typeof GrantDetail>

export const listGrants = contract({
  method: 'GET',
  path: '/v1/grants',
  summary: 'Grants within my scope, ended ones too, newest change first; of one state, unit or person',
  access: 'staff',
  input: z.strictObject({
    state: GrantState.optional(),
    organisationId: Id.optional(),
    learnerId: Id.optional(),
    waitingFor: WaitingFor,
    pageSize: ListPageSize,
    cursor: Cursor.optional(),
  }),
  output: z.object({ grants: z.array(ManagedGrant), cursor: Cursor.optional() }),
  problems: [],
})

export const getGrant = contract({
  method: 'GET',
  path: '/v1/grants/{grantId}',
  summary: 'A grant with its holder, its history, and the steps I may take',
  access: 'staff',
  input: z.strictObject({ grantId: GrantId }),
  output: GrantDetail,
  problems: ['grants/not-found'],
})

export const requestGrant = contract({
  method: 'POST',
  path: '/v1/grants',
  summary: 'Request a role for a person over an organisation and all below it; another person approves',
  access: 'staff',
  input: z.strictObject({
    name: PersonName,
    rosterCode: RosterCode,
    role: Role,
    organisationId: Id,
    reason: text(200),
  }),
  output: GrantDetail,
  problems: [
    'grants/person-not-found',
    'grants/phone-missing',
    'grants/duties-separate',
    'grants/own-role',
    'grants/wrong-state',
    'request/stale',
  ],
})

export const decideGrant = contract({
  method: 'POST',
  path: '/v1/grants/{grantId}/decision',
  summary: 'Approve a request, confirm a suspended grant, or refuse with a reason; never one’s own',
  access: 'staff',
  input: z.strictObject({
    grantId: GrantId,
    revision: SeenRevision,
    approve: z.boolean(),
    comment: optionalText(200), // a refusal needs one
  }),
  output: GrantDetail,
  problems: [
    'grants/not-found',
    'grants/duties-separate',
    'grants/same-person',
    'grants/own-role',
    'grants/introduced-by-you',
    'grants/wrong-state',
    'request/stale',
  ],
})

export const endGrant = contract({
  method: 'POST',
  path: '/v1/grants/{grantId}/end',
  summary: 'End a grant or take a request back; it ends at once and stays in the list',
  access: 'staff',
  input: z.strictObject({ grantId: GrantId, revision: SeenRevision, reason: text(200) }),
  output: GrantDetail,
  problems: ['grants/not-found', 'grants/wrong-state', 'request/stale'],
})

export const resetSecondFactor = contract({
  method: 'POST',
  path: '/v1/grants/{grantId}/second-factor-reset',
  summary: 'Switch off the second factor of a holder who has lost it; they are signed out and enrol again',
  access: 'staff',
  input: z.strictObject({ grantId: GrantId, revision: SeenRevision, reason: text(200) }),
  output: GrantDetail,
  problems: [
    'grants/not-found',
    'grants/own-role',
    'grants/wider-role',
    'grants/no-second-factor',
    'grants/wrong-state',
    'request/stale',
  ],
})
