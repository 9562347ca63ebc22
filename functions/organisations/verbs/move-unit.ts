import { organisationIdOf } from '@zhixing/shared/identity/organisation'
import * as contract from '@zhixing/shared/organisations/contract'
import { parentPathOf, refusalOfMove } from '@zhixing/shared/organisations/rules'
import { endpoint } from '../../core/http/endpoint'
import { openReshaping } from '../open-reshaping'
import { openUnit } from '../open-unit'
import { requireFree } from '../siblings'

/** The path of a unit below a parent of the same level as before can never lie within the unit itself. */
export const moveUnit = endpoint(contract.moveUnit, async ({ input, actor, now, refuse }) => {
  const { organisationId, revision, parentId, effectiveOn, reason } = input
  const step = { action: 'organisations/moved', content: { parentId }, effectiveOn, reason }
  const reshaping = await openReshaping({ organisationId, revision, step, actor, now, refuse })
  if ('answer' in reshaping) return reshaping.answer
  const { unit, save } = reshaping
  const { unit: parent } = await openUnit(parentId, actor, refuse)
  const refusal = refusalOfMove(unit.orgPath, parent)
  if (refusal) throw refuse(refusal)
  const parentBefore = parentPathOf(unit.orgPath) ?? ''
  const name = unit.names.at(-1) ?? ''
  if (parentId !== organisationIdOf(parentBefore))
    await requireFree(parentId, { organisationId, name, code: unit.code }, refuse)
  const names = [...parent.names, name]
  const fields = [{ title: '全称', before: unit.names.join(' / '), after: names.join(' / ') }]
  return save({ ...unit, names, orgPath: `${parent.orgPath}${organisationId}/` }, fields)
})
