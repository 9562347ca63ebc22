import { Refusal } from '@zhixing/shared/problem'
import { jwtVerify, SignJWT } from 'jose'
import { decodeBase64 } from '../base64'
import { createCache } from '../dynamodb/cache'
import { environment } from '../environment'

/** The caller of a verb, from the token alone; identity/require-role.ts reads the grants at every request. */
export interface Actor {
  learnerId: string
  wechat: WechatIdentity
}

export interface WechatIdentity {
  appid: string
  openid: string
  unionid?: string | undefined
}

export type Surface = 'learner' | 'console'

/** What a token says. */
export interface TokenClaims {
  surface: Surface
  wechat: WechatIdentity
  learnerId?: string | undefined
  /** Epoch seconds of the sign-in with WeChat; a renewed console token keeps it. */
  authenticatedAt: number
  /** Epoch seconds. */
  expiresAt: number
}

export const TOKEN_SECONDS = 30 * 60

const toKey = (secret: string) => new TextEncoder().encode(secret)

/** A signed token that is valid for half an hour; `expiresAt` in epoch seconds. */
export async function issueToken(
  { surface, wechat, learnerId, authenticatedAt }: Omit<TokenClaims, 'expiresAt'>,
  now: Date,
): Promise<{ token: string; expiresAt: number }> {
  const issuedAt = Math.floor(now.getTime() / 1000)
  const expiresAt = issuedAt + TOKEN_SECONDS
  const payload = { wechat, auth_time: authenticatedAt, ...(learnerId && { sub: learnerId }) }
  const token = await new SignJWT(payload)
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .setAudience(surface)
    .setIssuedAt(issuedAt)
    .setExpirationTime(expiresAt)
    .sign(toKey(environment.signingKey))
  return { token, expiresAt }
}

/** A token's signature is verified once per instance, its expiry at every request. */
const verifiedTokens = createCache<TokenClaims>({ entriesMax: 5000 })
const TOKEN_CHARACTERS_MAX = 4096

/**
 * The claims of an Authorization header; undefined without one. Refuses a token that is invalid or expired:
 * `identity/unauthenticated`.
 */
export async function verifyToken(
  authorization: string | undefined,
  now: Date,
): Promise<TokenClaims | undefined> {
  if (authorization === undefined) return undefined
  const [, token, mac = ''] = /^Bearer ([\w-]+\.[\w-]+\.([\w-]+))$/i.exec(authorization) ?? []
  if (!token || token.length > TOKEN_CHARACTERS_MAX) throw new Refusal('identity/unauthenticated')
  if (!decodeBase64(mac, 'base64url')) throw new Refusal('identity/unauthenticated') // another spelling
  const claims = verifiedTokens.find(token) ?? verifiedTokens.put(token, await verifyClaims(token, now))
  if (claims.expiresAt * 1000 <= now.getTime()) throw new Refusal('identity/unauthenticated')
  return claims
}

async function verifyClaims(token: string, now: Date): Promise<TokenClaims> {
  const payload = await verifySignature(token, now)
  const surface = payload.aud
  const wechat = payload.wechat as WechatIdentity | undefined
  if ((surface !== 'learner' && surface !== 'console') || !wechat?.openid || !payload.exp)
    throw new Refusal('identity/unauthenticated')
  return {
    surface,
    wechat,
    learnerId: payload.sub,
    authenticatedAt: Number(payload.auth_time),
    expiresAt: payload.exp,
  }
}

async function verifySignature(token: string, now: Date) {
  const options = { algorithms: ['HS256'], currentDate: now }
  for (const secret of [environment.signingKey, environment.previousSigningKey]) {
    if (!secret) continue
    try {
      return (await jwtVerify(token, toKey(secret), options)).payload
    } catch {
      // Signed with the other key, or not valid at all.
    }
  }
  throw new Refusal('identity/unauthenticated')
}
