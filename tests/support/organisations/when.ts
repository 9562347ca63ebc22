import { invalidateAllCaches } from '@zhixing/functions/core/dynamodb/cache'
import { settleUnits } from '@zhixing/functions/organisations/settle'
import { listOrganisations } from '@zhixing/shared/identity/contract'
import * as contract from '@zhixing/shared/organisations/contract'
import { listPeople } from '@zhixing/shared/people/contract'
import { ulid } from 'ulid'
import { request } from '../request'

export type Caller = { token: string; learnerId: string }
export type Unit = { organisationId: string }
/** What a request had no time for, the job does. */
export const finish = async () => {
  await settleUnits(new Date())
  invalidateAllCaches()
}
export const because = { effectiveOn: '2026-01-01', reason: '省政府批复' }

export const read = async ({ organisationId }: Unit, caller: Caller) =>
  (await request(contract.getUnit, { organisationId }, caller)).body
export const childrenOf = async ({ organisationId }: Unit, caller: Caller) => {
  const { body } = await request(listOrganisations, { parentId: organisationId }, caller)
  return body.organisations.map(({ name }) => name)
}
export const peopleIn = async ({ organisationId }: Unit, caller: Caller) => {
  const { body } = await request(listPeople, { organisationId }, caller)
  return body.people.map(({ learnerId }) => learnerId)
}
export const add = (parent: Unit, caller: Caller, facts: object = {}) =>
  request(
    contract.addUnit,
    {
      ...{ organisationId: ulid(), parentId: parent.organisationId, name: '新设镇', code: '430104201' },
      ...because,
      ...facts,
    },
    caller,
  )
export const rename = ({ organisationId }: Unit, caller: Caller, facts: object = {}) =>
  request(contract.renameUnit, { organisationId, revision: 0, name: '望岳区', ...because, ...facts }, caller)
export const move = ({ organisationId }: Unit, parent: Unit, caller: Caller, revision = 0) =>
  request(
    contract.moveUnit,
    { organisationId, revision, parentId: parent.organisationId, ...because },
    caller,
  )
export const close = ({ organisationId }: Unit, successor: Unit | undefined, caller: Caller, revision = 0) =>
  request(
    contract.closeUnit,
    { organisationId, revision, successorId: successor?.organisationId, ...because },
    caller,
  )
export const titlesOf = ({ changes }: contract.Unit) => changes.map(({ actionTitle }) => actionTitle)
