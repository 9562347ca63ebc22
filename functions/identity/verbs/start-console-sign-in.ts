import { randomBytes, randomInt } from 'node:crypto'
import * as contract from '@zhixing/shared/identity/contract'
import { identityPages } from '@zhixing/shared/identity/pages'
import { describeBrowser } from '@zhixing/shared/identity/rules'
import { ulid } from 'ulid'
import { publicEndpoint } from '../../core/http/endpoint'
import { CONSOLE_SIGN_IN_SECONDS, hashSecret } from '../console-sign-in'
import { putSignIn } from '../store/console-sign-ins'
import { fetchCodeImage } from '../wechat'

export const startConsoleSignIn = publicEndpoint(contract.startConsoleSignIn, async ({ now, request }) => {
  const signInId = ulid(now.getTime())
  const secret = randomBytes(32).toString('base64url')
  const checkDigits = `${randomInt(100)}`.padStart(2, '0')
  const codeImage = await fetchCodeImage(identityPages.confirm, signInId)
  const startedAt = now.toISOString()
  const expiresAt = Math.floor(now.getTime() / 1000) + CONSOLE_SIGN_IN_SECONDS
  await putSignIn({
    signInId,
    secretHash: hashSecret(secret),
    checkDigits,
    browser: describeBrowser(request.userAgent),
    startedAt,
    expiresAt,
  })
  return { signInId, secret, codeImage, checkDigits, expiresAt: new Date(expiresAt * 1000).toISOString() }
})
