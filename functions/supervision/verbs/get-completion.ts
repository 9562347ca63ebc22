import { yearOf } from '@zhixing/shared/calendar'
import { isWithin, organisationIdOf, pathsAbove } from '@zhixing/shared/identity/organisation'
import * as contract from '@zhixing/shared/supervision/contract'
import { type LevelCounts, requiredPeople, sumFigures } from '@zhixing/shared/supervision/level-counts'
import { endpoint } from '../../core/http/endpoint'
import { pathTo, requireRole, requireRoleOver } from '../../identity/api'
import { listChildren } from '../list-children'
import { findCountedThrough } from '../store/followed'
import { noTotals, sumTotals, type UnitTotals } from '../store/stored-totals'
import { findShownTotals } from '../store/totals'

/** 单位较少时不显示平均，以免推知某一个单位的情况。 */
const AVERAGE_UNITS_MIN = 5

export const getCompletion = endpoint(contract.getCompletion, async ({ input, actor, now }) => {
  const { organisationId, creditYear = yearOf(now) } = input
  const { names, ...organisation } = await requireRoleOver(actor, 'supervisor', organisationId)
  const grants = await requireRole(actor, 'supervisor', organisation.orgPath)
  const parentPath = pathsAbove(organisation.orgPath)[1]
  const totalsOf = (id: string) => findShownTotals({ organisationId: id, creditYear })
  const [totals, totalsAbove, organisations, countedThrough] = await Promise.all([
    totalsOf(organisationId),
    parentPath === undefined ? noTotals : totalsOf(organisationIdOf(parentPath)),
    organisation.hasChildren ? listChildren(organisationId) : [],
    findCountedThrough(),
  ])
  // A unit without units below it has no totals of its own: it stands among those of the unit above.
  const isLeaf = !organisation.hasChildren && parentPath !== undefined
  const counts = isLeaf ? (totalsAbove.children.get(organisationId) ?? []) : sumTotals(totals)
  return {
    creditYear,
    countedThrough,
    above: pathTo({ orgPath: organisation.orgPath, names })
      .slice(0, -1)
      .filter(({ orgPath }) => grants.some(({ scope }) => isWithin(orgPath, scope))),
    unit: { ...organisation, counts },
    own: isLeaf ? counts : totals.own,
    children: organisations.map((child) => ({
      ...child,
      counts: totals.children.get(child.organisationId) ?? [],
    })),
    average: averageOf(totalsAbove),
  }
})

/** Undefined where too few units have people with a requirement. */
function averageOf(totals: UnitTotals): { met: number; required: number } | undefined {
  const requiredOf = (counts: LevelCounts[]) => requiredPeople(sumFigures(counts))
  const units = [...totals.children.values()].filter((counts) => requiredOf(counts) > 0)
  if (units.length < AVERAGE_UNITS_MIN) return undefined
  const whole = sumFigures(sumTotals(totals))
  return { met: whole.met, required: requiredPeople(whole) }
}
