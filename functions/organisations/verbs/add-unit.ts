import * as contract from '@zhixing/shared/organisations/contract'
import { depthOf, LEVELS_MAX } from '@zhixing/shared/organisations/rules'
import { endpoint } from '../../core/http/endpoint'
import { findUnit } from '../../identity/api'
import { answerAgain, isLastUnitStep, saveStep } from '../change-unit'
import { requireNotAhead } from '../effective-day'
import { openUnit } from '../open-unit'
import { requireFree } from '../siblings'

export const addUnit = endpoint(contract.addUnit, async ({ input, actor, now, refuse }) => {
  const { organisationId, parentId, name, code, effectiveOn, reason } = input
  requireNotAhead(effectiveOn, now, refuse)
  const { unit: parent, grants } = await openUnit(parentId, actor, refuse)
  const step = { action: 'organisations/added', content: { parentId, name, code }, effectiveOn, reason }
  const existing = await findUnit(organisationId)
  if (existing) {
    if (!isLastUnitStep(existing, 0, step, actor)) throw refuse('request/stale')
    return answerAgain({ opened: { unit: existing, grants }, actor, now })
  }
  if (parent.closedOn !== undefined) throw refuse('organisations/closed')
  if (depthOf(parent.orgPath) >= LEVELS_MAX) throw refuse('organisations/too-deep')
  await requireFree(parentId, { organisationId, name, code }, refuse)
  const unit = {
    ...{ organisationId, code, revision: 0, hasChildren: false },
    orgPath: `${parent.orgPath}${organisationId}/`,
    names: [...parent.names, name],
  }
  const fields = [
    { title: '单位', after: unit.names.join(' / ') },
    { title: '代码', after: code },
  ]
  return saveStep({ opened: { unit, grants }, step, actor, now }, unit, fields, refuse)
})
