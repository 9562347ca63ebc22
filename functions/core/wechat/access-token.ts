import * as z from 'zod'
import { clock } from '../clock'
import { createCache } from '../dynamodb/cache'
import { type WechatApp, wechatCredentialsOf } from './app'
import { WechatError } from './error'
import { sendWechatRequest } from './request'
import { findStoredToken, putStoredToken, type WechatToken } from './stored-token'

/** Without `seconds`: every token has its own expiry. */
const tokens = createCache<WechatToken>({ entriesMax: 2 })
const pending = new Map<string, Promise<string>>()

/**
 * The access token of an app: from this instance, else from the table, else a new one from WeChat.
 * Concurrent callers with the same `refused` share one request. `refused` is a token that WeChat has just
 * refused; it is never returned. Throws a WechatError.
 */
export function getAccessToken(app: WechatApp, refused?: string): Promise<string> {
  const { appid } = wechatCredentialsOf(app)
  const usable = (token: WechatToken | undefined) =>
    token && token.token !== refused && token.expiresAt > epochSeconds() ? token : undefined
  const cached = usable(tokens.find(appid))
  if (cached) return Promise.resolve(cached.token)
  // A load that another caller started may end with the token that was refused to this one.
  const load = `${appid} ${refused ?? ''}`
  const shared = pending.get(load)
  if (shared) return shared
  const loadToken = async () => {
    const token = usable(await findStoredToken(appid)) ?? (await requestToken(app))
    return tokens.put(appid, token).token
  }
  const request = loadToken().finally(() => pending.delete(load))
  pending.set(load, request)
  return request
}

/** For tests, and for a clock that was set back. */
export const invalidateAccessTokens = (): void => tokens.invalidateAll()

const StableToken = z.object({ access_token: z.string().min(1).max(512), expires_in: z.number() })

const MARGIN_SECONDS = 300
const LIFETIME_SECONDS_MIN = 30

/**
 * Never with force_refresh: it would invalidate the token of every other instance, and WeChat allows it
 * twenty times a day.
 */
async function requestToken(app: WechatApp): Promise<WechatToken> {
  const { appid, secret } = wechatCredentialsOf(app)
  const answer = await sendWechatRequest({
    path: '/cgi-bin/stable_token',
    body: { grant_type: 'client_credential', appid, secret },
    idempotent: true,
  })
  const parsed = StableToken.safeParse(answer)
  if (!parsed.success) throw new WechatError('unknown', 0, 'a token answer without a token')
  const { access_token, expires_in } = parsed.data
  const lifetimeSeconds = Math.max(expires_in - MARGIN_SECONDS, LIFETIME_SECONDS_MIN)
  const token = { token: access_token, expiresAt: Math.floor(epochSeconds()) + lifetimeSeconds }
  await putStoredToken(appid, token)
  return token
}

const epochSeconds = () => clock.now().getTime() / 1000
