import { Refusal } from '@zhixing/shared/problem'
import { jwtVerify, SignJWT } from 'jose'
import { environment } from '../environment'

/** Who is asking, from the token alone. What staff may do is read from the table at every request (identity/store). */
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
export interface Claims {
  surface: Surface
  wechat: WechatIdentity
  learnerId?: string | undefined
  authenticatedAt: number // epoch seconds of the proof by WeChat; a renewed console token keeps it
  expiresAt: number
}

export const TOKEN_SECONDS = 30 * 60

const keyOf = (secret: string) => new TextEncoder().encode(secret)

export async function issueToken(
  { surface, wechat, learnerId, authenticatedAt }: Omit<Claims, 'expiresAt'>,
  now: Date,
) {
  const issuedAt = Math.floor(now.getTime() / 1000)
  const expiresAt = issuedAt + TOKEN_SECONDS
  const token = await new SignJWT({
    wechat,
    auth_time: authenticatedAt,
    ...(learnerId && { sub: learnerId }),
  })
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .setAudience(surface)
    .setIssuedAt(issuedAt)
    .setExpirationTime(expiresAt)
    .sign(keyOf(environment.signingKey))
  return { token, expiresAt }
}

/** A token is verified once per instance: its text cannot change without the signature failing, only its time can run out. */
const verified = new Map<string, Claims>()
const VERIFIED_MAX = 5000

export async function claimsOf(authorization: string | undefined, now: Date): Promise<Claims | undefined> {
  if (authorization === undefined) return undefined
  const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(authorization)?.[1]
  if (!token || token.length > 4096) throw new Refusal('identity/unauthenticated')
  const claims = verified.get(token) ?? (await verify(token, now))
  if (claims.expiresAt * 1000 <= now.getTime()) throw new Refusal('identity/unauthenticated')
  return claims
}

async function verify(token: string, now: Date): Promise<Claims> {
  const payload = await payloadOf(token, now)
  const surface = payload.aud
  const wechat = payload.wechat as WechatIdentity | undefined
  if ((surface !== 'learner' && surface !== 'console') || !wechat?.openid || !payload.exp)
    throw new Refusal('identity/unauthenticated')
  const claims = {
    surface,
    wechat,
    learnerId: payload.sub,
    authenticatedAt: Number(payload.auth_time),
    expiresAt: payload.exp,
  } as const
  if (verified.size >= VERIFIED_MAX) verified.delete(verified.keys().next().value as string)
  verified.set(token, claims)
  return claims
}

async function payloadOf(token: string, now: Date) {
  const options = { algorithms: ['HS256'], currentDate: now }
  for (const secret of [environment.signingKey, environment.previousSigningKey]) {
    if (!secret) continue
    try {
      return (await jwtVerify(token, keyOf(secret), options)).payload
    } catch {
      // Not this key, or not valid: the next key, then the refusal.
    }
  }
  throw new Refusal('identity/unauthenticated')
}
