import { policies } from '@zhixing/shared/policy/policies'
import { selectPolicies } from '@zhixing/shared/policy/rules'
import { environment } from '../core/environment'

/** The rule sets this deployment requires, in all their versions. */
export const chosenPolicies = selectPolicies(policies, environment.trainingRules)
