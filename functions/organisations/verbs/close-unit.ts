import * as contract from '@zhixing/shared/organisations/contract'
import { refusalOfClosing } from '@zhixing/shared/organisations/rules'
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
  const closed = { ...unit, closedOn: effectiveOn }
  const successor = successorId === undefined ? undefined : (await openUnit(successorId, actor, refuse)).unit
  const refusal = refusalOfClosing(unit.orgPath, below, successor)
  if (refusal) throw refuse(refusal)
  if (!successor) {
    if ((await listLearnerIdsAt(unit.orgPath)).length) throw refuse('organisations/has-people')
    return save(closed, [{ title: '状态', before: '正常', after: '已撤销' }])
  }
  return save({ ...closed, successorId }, [
    { title: '状态', before: '正常', after: '已撤销' },
    { title: '人员和下级单位转入', after: successor.names.join(' / ') },
  ])
})
