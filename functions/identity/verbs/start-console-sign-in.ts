import { randomBytes, randomInt } from 'node:crypto'
import * as contract from '@zhixing/shared/identity/contract'
import { identityPages } from '@zhixing/shared/identity/pages'
import { describeBrowser } from '@zhixing/shared/identity/rules'
import { publicEndpoint } from '../../core/http/endpoint'
import { newUlid } from '../../core/id'
import { CONSOLE_SIGN_IN_SECONDS, hashSecret } from '../console-sign-in'
import { putSignIn } from '../store/console-sign-ins'
import { fetchCodeImage } from '../wechat'

export const startConsoleSignIn = publicEndpoint(
  contract.startConsoleSignIn,
  async ({ now, request, refuse }) => {
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
      startedAt: now.toISOString(),
      expiresAt,
    })
    const expiry = new Date(expiresAt * 1000).toISOString()
    return { signInId, secret, codeImage, checkDigits, expiresAt: expiry }
  },
)
