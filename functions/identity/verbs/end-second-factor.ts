import * as contract from '@zhixing/shared/identity/contract'
import { endpoint } from '../../core/http/endpoint'
import { useOfCode } from '../second-factor/code'
import { requireCodeLeft } from '../second-factor/code-limit'
import { requireConsoleSession } from '../second-factor/console-session'
import { hasSecondFactor, isSecondFactorRequired } from '../second-factor/requirement'
import { findGrants } from '../store/grants'
import { removeSecondFactor } from '../store/second-factors'

export const endSecondFactor = endpoint(
  contract.endSecondFactor,
  async ({ input: { code }, actor: { learnerId }, now, request: { claims }, refuse }) => {
    requireConsoleSession(claims, refuse)
    if (isSecondFactorRequired(await findGrants(learnerId))) throw refuse('identity/second-factor-required')
    if (!(await hasSecondFactor(learnerId))) return {} // a repeat
    await requireCodeLeft(learnerId, code, now, refuse)
    const isRight = (factor: Parameters<typeof useOfCode>[1]) =>
      useOfCode(learnerId, factor, code, 'end', now).isRight
    await removeSecondFactor(learnerId, isRight)
    if (await hasSecondFactor(learnerId)) throw refuse('identity/code-wrong')
    return {}
  },
)
