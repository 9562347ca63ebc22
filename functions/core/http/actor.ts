import { Refusal } from '@zhixing/shared/problem'
import { decodeBase64 } from '../base64'
import { createCache } from '../dynamodb/cache'
import { environment } from '../environment'
import { createTokenSigner, createTokenVerifier, type TokenVerifier } from './token-key'

/** The caller of a verb, from the token alone; identity/require-role.ts reads the grants at every request. */
export interface Actor {
  learnerId: string
  wechat: WechatIdentity
  network?: string | undefined
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
  /** The device's entry in the learner's list of sessions; absent for a guest. */
  sessionId?: string | undefined
  /** Of the browser of a console sign-in: the first half of its address, in words, for the audit log. */
  network?: string | undefined
  /** Epoch seconds of the sign-in with WeChat; a renewed console token keeps it. */
  authenticatedAt: number
  /** The console's token of a person who has yet to enrol a second factor; endpoints for staff refuse it. */
  owesSecondFactor?: boolean | undefined
  issuedAtMs: number
  /** Epoch seconds. */
  expiresAt: number
}

export const TOKEN_SECONDS = 30 * 60

/**
 * A signed token that is valid for half an hour; `expiresAt` in epoch seconds. Only the function with
 * TOKEN_KEY can issue one; all others hold public keys.
 */
export async function issueToken(
  claims: Omit<TokenClaims, 'issuedAtMs' | 'expiresAt'>,
  now: Date,
): Promise<{ token: string; expiresAt: number }> {
  const { surface, wechat, learnerId, sessionId, network, authenticatedAt, owesSecondFactor } = claims
  const issuedAt = now.getTime() / 1000 // with milliseconds, which RFC 7519 allows: see ended-tokens.ts
  const expiresAt = Math.floor(issuedAt) + TOKEN_SECONDS
  const payload: TokenPayload = {
    wechat,
    auth_time: authenticatedAt,
    ...(learnerId && { sub: learnerId }),
    ...(sessionId && { sid: sessionId }),
    ...(owesSecondFactor && { owes_second_factor: true }),
    ...(network && { net: network }),
    aud: surface,
    iat: issuedAt,
    exp: expiresAt,
  }
  const { header, sign } = getSigner()
  const signed = `${header}.${Buffer.from(JSON.stringify(payload)).toString('base64url')}`
  return { token: `${signed}.${sign(signed).toString('base64url')}`, expiresAt }
}

interface TokenPayload {
  wechat: WechatIdentity
  auth_time: number
  sub?: string
  sid?: string
  owes_second_factor?: true
  net?: string
  aud: string
  iat: number
  exp: number
}

let signer: ReturnType<typeof createTokenSigner> | undefined

/** Throws if the other functions would refuse its tokens: they are told of a new key before it signs. */
function getSigner() {
  signer ??= createTokenSigner(environment.tokenKey)
  if (!getVerifiers().has(signer.header))
    throw new Error('TOKEN_PUBLIC_KEYS does not contain the public key of TOKEN_KEY')
  return signer
}

let verifiers: Map<string, TokenVerifier> | undefined

/** By the header of their tokens: the key in force, and beside it the next or the previous one. */
function getVerifiers(): Map<string, TokenVerifier> {
  verifiers ??= new Map(
    environment.tokenPublicKeys.map((key) => createTokenVerifier(key)).map((each) => [each.header, each]),
  )
  return verifiers
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
  const [, token] = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(authorization) ?? []
  if (!token || token.length > TOKEN_CHARACTERS_MAX) throw new Refusal('identity/unauthenticated')
  const claims = verifiedTokens.find(token) ?? verifiedTokens.put(token, verifyClaims(token))
  if (claims.expiresAt * 1000 <= now.getTime()) throw new Refusal('identity/unauthenticated')
  return claims
}

function verifyClaims(token: string): TokenClaims {
  const { aud, wechat, iat, exp, sub, sid, net, auth_time, owes_second_factor } = openPayload(token)
  if ((aud !== 'learner' && aud !== 'console') || !wechat?.openid || !iat || !exp)
    throw new Refusal('identity/unauthenticated')
  const times = { authenticatedAt: Number(auth_time), issuedAtMs: Number(iat) * 1000, expiresAt: exp }
  const owesSecondFactor = owes_second_factor === true
  return { surface: aud, wechat, learnerId: sub, sessionId: sid, network: net, owesSecondFactor, ...times }
}

/** The payload, once one of the keys has signed it; whatever it says was then written by `issueToken`. */
function openPayload(token: string): TokenPayload {
  const [header = '', payload = '', signature = ''] = token.split('.')
  const bytes = decodeBase64(signature, 'base64url') // refuses every spelling but one
  if (!bytes || !getVerifiers().get(header)?.hasSigned(`${header}.${payload}`, bytes))
    throw new Refusal('identity/unauthenticated')
  return JSON.parse(Buffer.from(payload, 'base64url').toString())
}
