import type { GrantDetail, GrantStep, ManagedGrant } from '@zhixing/shared/grants/contract'
import { grantWorkflow, type WorkflowGrant } from '@zhixing/shared/grants/rules'
import { grantIdOf } from '@zhixing/shared/identity/grant'
import { mayAct } from '@zhixing/shared/identity/role'
import { actionsOf, type Caller, refusalByCheck } from '@zhixing/shared/workflow/rules'
import {
  findBinding,
  findLearner,
  findOrganisation,
  hasSecondFactor,
  type StoredGrant,
  type StoredLearner,
} from '../identity/api'
import type { OpenedGrant } from './open-grant'
import { hasRoleBeyond } from './role-beyond'
import { toWorkflowGrant } from './workflow-grant'

export function toManagedGrant(grant: StoredGrant, holder: StoredLearner | undefined): ManagedGrant {
  const { learnerId, role, organisationId, organisationName, state, updatedAt } = grant
  const lastStep = stepsOf(grant).at(-1)
  if (!lastStep) throw new Error(`grant ${grantIdOf(grant)} has no step`)
  return {
    grantId: grantIdOf(grant),
    learnerId,
    name: holder?.name ?? '',
    role,
    organisationId,
    organisationName,
    state,
    updatedAt,
    lastStep,
  }
}

const stepsOf = ({ history }: StoredGrant): GrantStep[] =>
  history.map(({ at, by, step, comment }) => ({ at, by, step, comment }))

export async function toGrantDetail(
  grant: StoredGrant,
  { holder, caller }: Pick<OpenedGrant, 'holder' | 'caller'>,
  now: Date,
): Promise<GrantDetail> {
  const { rosterCode, phoneMasked, organisationId, identityBy, identityAt } = holder
  const [document, introducer, organisation, binding, hasFactor, isBeyond] = await Promise.all([
    toWorkflowGrant(grant, holder, caller.personId),
    identityBy === undefined ? undefined : findLearner(identityBy),
    findOrganisation(organisationId),
    findBinding(holder.learnerId),
    hasSecondFactor(holder.learnerId),
    hasRoleBeyond(holder.learnerId, caller),
  ])
  const mayReset = hasFactor && !isBeyond
  return {
    ...toManagedGrant(grant, holder),
    revision: grant.revision,
    rosterCode,
    phoneMasked,
    organisationNames: organisation?.names ?? [],
    introducedByName: introducer?.name,
    introducedAt: identityAt,
    isBound: binding !== undefined,
    bindingProof: binding?.proof,
    hasSecondFactor: hasFactor,
    history: stepsOf(grant),
    actions: actionsOf(grantWorkflow, document, caller, now).filter(
      (action) => action !== 'resetSecondFactor' || mayReset,
    ),
    barred: barredReason(document, caller, now),
  }
}

/** Why the caller, a security administrator of this scope, may not approve what waits for approval. */
function barredReason(document: WorkflowGrant, caller: Caller, now: Date): GrantDetail['barred'] {
  const isApprover = mayAct(caller.grants, 'security', document.orgPath)
  const isWaiting = document.state in grantWorkflow.awaited
  if (!isApprover || !isWaiting) return undefined
  return refusalByCheck(grantWorkflow, document, 'approve', 'person', caller, now)
}
