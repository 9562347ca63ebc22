import * as contract from '@zhixing/shared/organisations/contract'
import { endpoint } from '../../core/http/endpoint'
import { openUnit } from '../open-unit'
import { toUnit } from '../unit-view'

export const getUnit = endpoint(
  contract.getUnit,
  async ({ input: { organisationId, cursor }, actor, refuse }) =>
    toUnit(await openUnit(organisationId, actor, refuse), actor.learnerId, cursor),
)
