import { randomBytes, randomInt } from 'node:crypto'
import * as contract from '@zhixing/shared/identity/contract'
import { identityPages } from '@zhixing/shared/identity/pages'
import { describeBrowser } from '@zhixing/shared/identity/rules'
import { publicEndpoint, type Refuse } from '../../core/http/endpoint'
import { pseudonymOf } from '../../core/http/signed'
import { networkOf, viewerAddressOf } from '../../core/http/viewer-address'
import { newUlid } from '../../core/id'
import { CONSOLE_SIGN_IN_SECONDS, hashSecret } from '../console-sign-in'
import { claimAttempt } from '../store/attempts'
import { putSignIn } from '../store/console-sign-ins'
import { fetchCodeImage } from '../wechat'

/** An office of thirty at one address; each page asks for a new code every five minutes. */
const STARTS_MAX = 60
const WINDOW_MINUTES = 10

export const startConsoleSignIn = publicEndpoint(
  contract.startConsoleSignIn,
  async ({ now, request, refuse }) => {
    const address = viewerAddressOf(request)
    await requireStart(address, now, refuse)
    const signInId = newUlid(now)
    const secret = randomBytes(32).toString('base64url')
    const checkDigits = `${randomInt(100)}`.padStart(2, '0')
    const codeImage = await fetchCodeImage(identityPages.confirm, signInId, refuse)
    const expiresAt = Math.floor(now.getTime() / 1000) + CONSOLE_SIGN_IN_SECONDS
    await putSignIn({
      signInId,
      secretHash: hashSecret(secret),
      checkDigits,
      browser: describeBrowser(request.userAgent),
      address,
      startedAt: now.toISOString(),
      expiresAt,
    })
    const expiry = new Date(expiresAt * 1000).toISOString()
    return { signInId, secret, codeImage, checkDigits, expiresAt: expiry }
  },
)

/** A start costs a call to WeChat and a write; one that is refused costs a read. */
async function requireStart(address: string, now: Date, refuse: Refuse<'request/too-many'>) {
  const windowMs = WINDOW_MINUTES * 60_000
  const startedMs = Math.floor(now.getTime() / windowMs) * windowMs
  const who = pseudonymOf('console sign-ins from', networkOf(address))
  if (await claimAttempt(who, new Date(startedMs).toISOString(), STARTS_MAX, now)) return
  const retryAfterSeconds = Math.ceil((startedMs + windowMs - now.getTime()) / 1000)
  throw refuse('request/too-many', { retryAfterSeconds })
}
