import * as contract from '@zhixing/shared/identity/contract'
import { endpoint } from '../../core/http/endpoint'
import { requireConsoleSession } from '../second-factor/console-session'
import { createProposal } from '../second-factor/proposal'
import { hasSecondFactor } from '../second-factor/requirement'
import { addressOf, toBase32 } from '../second-factor/totp'
import { findLearner } from '../store/learners'

export const proposeSecondFactor = endpoint(
  contract.proposeSecondFactor,
  async ({ actor: { learnerId }, now, request: { claims }, refuse }) => {
    const { sessionId } = requireConsoleSession(claims, refuse)
    if (await hasSecondFactor(learnerId)) throw refuse('identity/second-factor-on')
    const { proposal, secret, expiresAt } = createProposal({ learnerId, sessionId }, now)
    const name = (await findLearner(learnerId))?.name ?? '' // the app shows it beside the code
    return { proposal, secret: toBase32(secret), address: addressOf(secret, name), expiresAt }
  },
)
