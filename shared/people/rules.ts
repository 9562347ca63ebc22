import type { EmploymentState } from '../identity/employment'
import { isWithin } from '../identity/organisation'
import { type Grant, mayAct, type Role } from '../identity/role'
import { transcriptRoles } from '../ledger/rules'
import type { PersonAction } from './contract'

/** 系统管理员维护名册，监管人员查看。Who may see the people of a scope; `system` alone changes them. */
export const rosterRoles: Role[] = ['system', 'supervisor']

/** 只有系统管理员可以改名册。 */
export const keeperRoles: Role[] = ['system']

/** Whether the caller keeps the roster of the unit and works with whole roster codes. */
export const keepsRoster = (grants: readonly Grant[], orgPath: string): boolean =>
  keeperRoles.some((role) => mayAct(grants, role, orgPath))

/** The scopes of these grants without those that lie within another one, in the order of their paths. */
export function outermostScopes(grants: readonly Grant[]): string[] {
  const scopes = [...new Set(grants.map(({ scope }) => scope))].sort()
  return scopes.filter((scope) => !scopes.some((other) => other !== scope && isWithin(scope, other)))
}

/** Who may also read what a person of the scope has studied: their transcript. */
export const mayReadStudy = (grants: readonly Grant[], orgPath: string): boolean =>
  transcriptRoles.some((role) => mayAct(grants, role, orgPath))

/** What decides which changes of a person are offered. */
interface PersonFacts {
  orgPath: string
  employment: EmploymentState
  isBound: boolean
  isDuplicate: boolean
}

/** The changes that make sense for a person, if the caller keeps the roster of their unit. */
export function personActions(
  { orgPath, employment, isBound, isDuplicate }: PersonFacts,
  grants: readonly Grant[],
): PersonAction[] {
  if (isDuplicate || !mayAct(grants, 'system', orgPath)) return []
  const employmentActions: PersonAction[] = employment === 'employed' ? ['leave', 'retire'] : ['return']
  return ['correct', 'transfer', ...employmentActions, ...(isBound ? (['unbind'] as const) : []), 'merge']
}
