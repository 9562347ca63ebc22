import * as contract from '@zhixing/shared/ledger/contract'
import { policies } from '@zhixing/shared/policy/policies'
import { studyPolicy } from '@zhixing/shared/policy/study-policy'
import { environment } from '../../core/environment'
import { publicEndpoint } from '../../core/http/endpoint'

export const listPolicies = publicEndpoint(contract.listPolicies, async () => ({
  policies,
  chosen: environment.trainingRules,
  study: studyPolicy,
}))
