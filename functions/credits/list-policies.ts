import * as contract from '@zhixing/shared/credits/contract'
import { policies, studyPolicy } from '@zhixing/shared/policy/policy'
import { publicEndpoint } from '../endpoint'
import { environment } from '../environment'

export const listPolicies = publicEndpoint(contract.listPolicies, async () => ({
  policies,
  chosen: environment.trainingRules,
  study: studyPolicy,
}))
