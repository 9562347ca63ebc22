import * as contract from '@zhixing/shared/identity/contract'
import { endpoint } from '../../core/http/endpoint'
import { requireOpenSignIn } from '../console-sign-in'
import { markScanned } from '../store/console-sign-ins'

export const scanConsoleSignIn = endpoint(
  contract.scanConsoleSignIn,
  async ({ input: { signInId }, actor, now, refuse }) => {
    const signIn = await requireOpenSignIn(signInId, actor, now, refuse)
    if (!(await markScanned(signInId, actor.learnerId))) throw refuse('identity/sign-in-used')
    const { checkDigits, browser, startedAt, expiresAt } = signIn
    return { checkDigits, browser, startedAt, expiresAt: new Date(expiresAt * 1000).toISOString() }
  },
)
