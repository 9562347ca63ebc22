import * as contract from '@zhixing/shared/identity/contract'
import { endpoint } from '../../core/http/endpoint'
import { isSecondFactorRequired } from '../second-factor/requirement'
import { findGrants } from '../store/grants'
import { findSecondFactor } from '../store/second-factors'

export const getSecondFactor = endpoint(contract.getSecondFactor, async ({ actor: { learnerId } }) => {
  const [{ factor }, grants] = await Promise.all([findSecondFactor(learnerId), findGrants(learnerId)])
  const isRequired = isSecondFactorRequired(grants)
  if (!factor) return { isOn: false, isRequired }
  const { enrolledAt, recoveryCodes } = factor
  const unused = recoveryCodes.filter(({ usedFor }) => usedFor === undefined)
  return { isOn: true, isRequired, enrolledAt, recoveryCodesLeft: unused.length }
})
