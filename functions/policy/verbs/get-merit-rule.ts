import * as contract from '@zhixing/shared/policy/contract'
import { emptyMeritRule } from '@zhixing/shared/policy/merit-rule'
import { endpoint } from '../../core/http/endpoint'
import { requireProvince } from '../require-province'
import { findMeritRule } from '../store/merit-rules'

export const getMeritRule = endpoint(
  contract.getMeritRule,
  async ({ actor }) => (await findMeritRule(await requireProvince(actor))) ?? emptyMeritRule,
)
