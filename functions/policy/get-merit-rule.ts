import * as contract from '@zhixing/shared/policy/contract'
import { noMeritRule } from '@zhixing/shared/policy/merit-rule'
import { endpoint } from '../endpoint'
import { provinceOf } from './province'
import { findMeritRule } from './store'

export const getMeritRule = endpoint(
  contract.getMeritRule,
  async ({ actor }) => (await findMeritRule(await provinceOf(actor))) ?? noMeritRule,
)
