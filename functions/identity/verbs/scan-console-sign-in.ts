import * as contract from '@zhixing/shared/identity/contract'
import { networkWords } from '@zhixing/shared/identity/rules'
import { endpoint } from '../../core/http/endpoint'
import { networkOf, viewerAddressOf } from '../../core/http/viewer-address'
import { requireOpenSignIn } from '../console-sign-in'
import { markScanned } from '../store/console-sign-ins'

export const scanConsoleSignIn = endpoint(
  contract.scanConsoleSignIn,
  async ({ input: { signInId }, actor, now, request, refuse }) => {
    const signIn = await requireOpenSignIn(signInId, actor, now, refuse)
    if (!(await markScanned(signInId, actor.learnerId))) throw refuse('identity/sign-in-used')
    const { checkDigits, browser, address, startedAt, expiresAt } = signIn
    const network = address !== undefined && {
      network: networkWords(address),
      isSameNetwork: networkOf(address) === networkOf(viewerAddressOf(request)),
    }
    const expiry = new Date(expiresAt * 1000).toISOString()
    return { checkDigits, browser, ...network, startedAt, expiresAt: expiry }
  },
)
