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

interface UnitFacts {
  orgPath: string
  closedOn?: string | undefined
}

/** 单位不改级别：只能转到与原上级同级的单位之下。 */
export function refusalOfMove(orgPath: string, parent: UnitFacts) {
  if (parent.closedOn !== undefined) return 'organisations/closed' as const
  return depthOf(parent.orgPath) === depthOf(orgPath) - 1 ? undefined : ('organisations/other-level' as const)
}

/** 撤销前须安排好下级单位；下级单位不改级别，已撤销的也随着转，所以只能转入同级单位。 */
export function refusalOfClosing(
  orgPath: string,
  below: readonly { closedOn?: string | undefined }[],
  successor: UnitFacts | undefined,
) {
  if (successor === undefined) {
    const hasOpenUnits = below.some(({ closedOn }) => closedOn === undefined)
    return hasOpenUnits ? ('organisations/has-units' as const) : undefined
  }
  const isItself = successor.orgPath === orgPath
  if (isItself || successor.closedOn !== undefined) return 'organisations/closed' as const
  const isOtherLevel = depthOf(successor.orgPath) !== depthOf(orgPath)
  return below.length > 0 && isOtherLevel ? ('organisations/other-level' as const) : undefined
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
