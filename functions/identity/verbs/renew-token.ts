import * as contract from '@zhixing/shared/identity/contract'
import { issueToken, TOKEN_SECONDS } from '../../core/http/actor'
import { requireLiveToken } from '../../core/http/ended-tokens'
import { endpoint } from '../../core/http/endpoint'
import { CONSOLE_SECONDS_MAX } from '../console-sign-in'
import { findLearnerView } from '../learner-view'
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
    return { ...(await issueToken(claims, now)), learner }
  },
)
