import * as contract from '@zhixing/shared/identity/contract'
import { endpoint } from '../../core/http/endpoint'
import { requireOpenSignIn } from '../console-sign-in'
import { markScanned } from '../store/console-sign-ins'

export const scanConsoleSignIn = endpoint(
  contract.scanConsoleSignIn,
  async ({ input: { signInId }, actor, now }) => {
    const { checkDigits, browser, startedAt, expiresAt } = await requireOpenSignIn(signInId, actor, now)
    await markScanned(signInId, actor.learnerId)
    return { checkDigits, browser, startedAt, expiresAt: new Date(expiresAt * 1000).toISOString() }
  },
)
