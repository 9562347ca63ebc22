import * as contract from '@zhixing/shared/identity/contract'
import { Refusal } from '@zhixing/shared/problem'
import { issueToken } from '../../core/http/actor'
import { publicEndpoint, type Refuse } from '../../core/http/endpoint'
import { pseudonymOf } from '../../core/http/signed'
import { networkOf, viewerAddressOf } from '../../core/http/viewer-address'
import { findLearnerView } from '../learner-view'
import { rememberPhone } from '../sessions'
import { claimAttempt, hasAttemptLeft } from '../store/attempts'
import { findLearnerId } from '../store/binding-sides'
import { rememberOpenid } from '../store/bindings'
import { exchangeLoginCode } from '../wechat'

export const signIn = publicEndpoint(
  contract.signIn,
  async ({ input: { code, via }, now, request, refuse }) => {
    const limit = invalidCodesOf(viewerAddressOf(request), now)
    await limit.require(refuse)
    const wechat = await exchangeLoginCode(code, via, refuse).catch(async (error: unknown) => {
      const isInvalid = error instanceof Refusal && error.type === 'identity/wechat-code-invalid'
      if (isInvalid) await limit.count()
      throw error
    })
    const boundTo = await findLearnerId(wechat)
    const learner = boundTo ? await findLearnerView(boundTo) : undefined
    if (learner) await rememberOpenid(wechat, learner.learnerId)
    const learnerId = learner?.learnerId
    const sessionId = learnerId && (await rememberPhone(learnerId, wechat, request, now))
    const authenticatedAt = Math.floor(now.getTime() / 1000)
    const claims = { surface: 'learner' as const, wechat, learnerId, sessionId, authenticatedAt }
    return { ...(await issueToken(claims, now)), learner }
  },
)

/** Thousands share the address of a mobile network, and their codes are valid. */
const INVALID_CODES_MAX = 100
const WINDOW_MS = 10 * 60_000

/** Counts invalid codes only: an honest sign-in uses up nothing of its neighbours' limit and writes nothing. */
function invalidCodesOf(address: string, now: Date) {
  const startedMs = Math.floor(now.getTime() / WINDOW_MS) * WINDOW_MS
  const who = pseudonymOf('invalid login codes from', networkOf(address))
  const window = new Date(startedMs).toISOString()
  return {
    count: () => claimAttempt(who, window, INVALID_CODES_MAX, now),
    async require(refuse: Refuse<'request/too-many'>) {
      if (await hasAttemptLeft(who, window, INVALID_CODES_MAX)) return
      const retryAfterSeconds = Math.ceil((startedMs + WINDOW_MS - now.getTime()) / 1000)
      throw refuse('request/too-many', { retryAfterSeconds })
    },
  }
}
