import { organisationIdOf } from '@zhixing/shared/identity/organisation'
import * as contract from '@zhixing/shared/organisations/contract'
import { parentPathOf } from '@zhixing/shared/organisations/rules'
import { endpoint } from '../../core/http/endpoint'
import { openReshaping } from '../open-reshaping'
import { requireFree } from '../siblings'

export const renameUnit = endpoint(contract.renameUnit, async ({ input, actor, now, refuse }) => {
  const { organisationId, revision, name, code, effectiveOn, reason } = input
  const step = { action: 'organisations/renamed', content: { name, code }, effectiveOn, reason }
  const reshaping = await openReshaping({ organisationId, revision, step, actor, now, refuse })
  if ('answer' in reshaping) return reshaping.answer
  const { unit, save } = reshaping
  const parentId = organisationIdOf(parentPathOf(unit.orgPath) ?? '')
  await requireFree(parentId, { organisationId, name, code }, refuse)
  const names = [...unit.names.slice(0, -1), name]
  const fields = [
    { title: '名称', before: unit.names.at(-1), after: name },
    ...(code === undefined ? [] : [{ title: '代码', before: unit.code, after: code }]),
  ]
  return save({ ...unit, names, ...(code !== undefined && { code }) }, fields)
})
