import * as contract from '@zhixing/shared/identity/contract'
import { issueToken, TOKEN_SECONDS } from '../../core/http/actor'
import { requireLiveToken } from '../../core/http/ended-tokens'
import { endpoint } from '../../core/http/endpoint'
import { CONSOLE_SECONDS_MAX } from '../console-sign-in'
import { findLearnerView } from '../learner-view'
import { owesSecondFactor } from '../second-factor/requirement'
import { findLearnerId } from '../store/binding-sides'

export const renewToken = endpoint(
  contract.renewToken,
  async ({ actor, now, request: { claims }, refuse }) => {
    if (claims?.surface !== 'console') throw refuse('identity/unauthenticated')
    await requireLiveToken(claims, { asOfNow: true })
    const endsAtMs = (claims.authenticatedAt + CONSOLE_SECONDS_MAX) * 1000
    if (now.getTime() + TOKEN_SECONDS * 1000 > endsAtMs) throw refuse('identity/unauthenticated')
    const isStillBound = (await findLearnerId(actor.wechat)) === actor.learnerId
    const learner = isStillBound ? await findLearnerView(actor.learnerId) : undefined
    if (!learner) throw refuse('identity/unauthenticated')
    if (!learner.grants.length) throw refuse('identity/not-administrator')
    // A role may have been given, and the deployment's setting changed, since the sign-in.
    const owes = claims.owesSecondFactor || (await owesSecondFactor(learner.learnerId, learner.grants))
    const renewed = await issueToken({ ...claims, owesSecondFactor: owes }, now)
    return { ...renewed, learner, ...(owes && { owesSecondFactor: true }) }
  },
)
