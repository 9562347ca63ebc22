import { isWithin, pathsAbove } from '../identity/organisation'
import type { Grant, Role } from '../identity/role'
import type { UnitAction } from './contract'

/** 系统管理员维护机构。 */
export const unitRoles: Role[] = ['system']

/** The path of the unit above; undefined for a province. */
export const parentPathOf = (orgPath: string): string | undefined => pathsAbove(orgPath)[1]

export const LEVELS_MAX = 5

export const depthOf = (orgPath: string): number => pathsAbove(orgPath).length

/** 单位由上级的系统管理员调整，本级的系统管理员只能在下面增设。 */
export const mayReshape = (orgPath: string, grants: readonly Grant[]): boolean => {
  const parentPath = parentPathOf(orgPath)
  return parentPath !== undefined && grants.some(({ scope }) => isWithin(parentPath, scope))
}

/** What the keeper of a scope may do with a unit within it. */
export function unitActions(
  { orgPath, closedOn }: { orgPath: string; closedOn?: string | undefined },
  grants: readonly Grant[],
): UnitAction[] {
  if (closedOn !== undefined) return []
  const add: UnitAction[] = depthOf(orgPath) < LEVELS_MAX ? ['add'] : []
  return mayReshape(orgPath, grants) ? [...add, 'rename', 'move', 'close'] : add
}
