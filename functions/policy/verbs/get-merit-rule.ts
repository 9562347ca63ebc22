import * as contract from '@zhixing/shared/policy/contract'
import { noMeritRule } from '@zhixing/shared/policy/merit-rule'
import { endpoint } from '../../core/http/endpoint'
import { provinceOf } from '../province'
import { findMeritRule } from '../store/merit-rules'

export const getMeritRule = endpoint(
  contract.getMeritRule,
  async ({ actor }) => (await findMeritRule(await provinceOf(actor))) ?? noMeritRule,
)
