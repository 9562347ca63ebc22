import * as contract from '@zhixing/shared/organisations/contract'
import { depthOf } from '@zhixing/shared/organisations/rules'
import { endpoint } from '../../core/http/endpoint'
import { listLearnerIdsAt, listUnitsBelow } from '../../identity/api'
import { openReshaping } from '../open-reshaping'
import { openUnit } from '../open-unit'

/** 撤销或合并：人员和下级单位转入接收单位。 */
export const closeUnit = endpoint(contract.closeUnit, async ({ input, actor, now, refuse }) => {
  const { organisationId, revision, successorId, effectiveOn, reason } = input
  const step = { action: 'organisations/closed', content: { successorId }, effectiveOn, reason }
  const reshaping = await openReshaping({ organisationId, revision, step, actor, now, refuse })
  if ('answer' in reshaping) return reshaping.answer
  const { unit, save } = reshaping
  const below = await listUnitsBelow(organisationId)
  const hasUnits = below.some(({ closedOn }) => closedOn === undefined)
  const closed = { ...unit, closedOn: effectiveOn }
  if (successorId === undefined) {
    if (hasUnits) throw refuse('organisations/has-units')
    if ((await listLearnerIdsAt(unit.orgPath)).length) throw refuse('organisations/has-people')
    return save(closed, [{ title: '状态', before: '正常', after: '已撤销' }])
  }
  const { unit: successor } = await openUnit(successorId, actor, refuse)
  if (successor.closedOn !== undefined || successorId === organisationId) throw refuse('organisations/closed')
  // Units keep their level, so those below can only go to a unit of the level of their parent.
  const isOtherLevel = depthOf(successor.orgPath) !== depthOf(unit.orgPath)
  if (hasUnits && isOtherLevel) throw refuse('organisations/other-level')
  return save({ ...closed, successorId }, [
    { title: '状态', before: '正常', after: '已撤销' },
    { title: '人员和下级单位转入', after: successor.names.join(' / ') },
  ])
})
