import * as contract from '@zhixing/shared/identity/contract'
import { requireLiveToken } from '../../core/http/ended-tokens'
import { endpoint } from '../../core/http/endpoint'
import { requireOpenSignIn } from '../console-sign-in'
import { decideSignIn } from '../store/console-sign-ins'

export const confirmConsoleSignIn = endpoint(
  contract.confirmConsoleSignIn,
  async ({ input: { signInId, confirm }, actor, now, request: { claims }, refuse }) => {
    if (claims) await requireLiveToken(claims, { asOfNow: true })
    const signIn = await requireOpenSignIn(signInId, actor, now, refuse)
    const decision = confirm ? 'confirmed' : 'refused'
    const isRepeat = signIn.state === decision && signIn.learnerId === actor.learnerId
    if (!isRepeat && !(await decideSignIn(signInId, actor, decision, now)))
      throw refuse('identity/sign-in-used')
    return {}
  },
)
