import * as contract from '@zhixing/shared/identity/contract'
import { Refusal } from '@zhixing/shared/problem'
import { issueToken, TOKEN_SECONDS } from '../../core/http/actor'
import { endpoint } from '../../core/http/endpoint'
import { findLearnerView } from '../learner-view'
import { findLearnerId } from '../store/learners'

/** A working day; the last token ends with it. */
const CONSOLE_SECONDS_MAX = 8 * 3600

export const renewToken = endpoint(contract.renewToken, async ({ actor, now, request: { claims } }) => {
  if (claims?.surface !== 'console') throw new Refusal('identity/unauthenticated')
  const endsAt = (claims.authenticatedAt + CONSOLE_SECONDS_MAX) * 1000
  if (now.getTime() + TOKEN_SECONDS * 1000 > endsAt) throw new Refusal('identity/unauthenticated')
  const stillBound = (await findLearnerId(actor.wechat)) === actor.learnerId
  const learner = stillBound && (await findLearnerView(actor.learnerId))
  if (!learner) throw new Refusal('identity/unauthenticated')
  if (!learner.grants.length) throw new Refusal('identity/not-administrator')
  return { ...(await issueToken(claims, now)), learner }
})
