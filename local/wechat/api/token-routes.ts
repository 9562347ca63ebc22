import { randomBytes } from 'node:crypto'
import { dayOf } from '@zhixing/shared/calendar'
import type { Hono } from 'hono'
import { isoAfter, type Platform } from '../platform/platform'
import { dayQuotaReached, minuteQuotaReached, PlatformError } from '../platform/platform-error'
import type { AccessTokens } from '../platform/records'
import type { AppSettings } from '../platform/settings'
import { authenticateApp } from './access-token'
import { addRoute } from './api-route'

const LIFE_SECONDS = 7_200
const OVERLAP_SECONDS = 300
const FORCED_PER_DAY_MAX = 20
const FORCED_GAP_SECONDS = 30

/** `stable_token`, and the older `token`, each call of which invalidates the token of the call before. */
export function tokenRoutes(platform: Platform, hono: Hono) {
  const stableToken = {
    method: 'POST',
    path: '/cgi-bin/stable_token',
    authentication: 'own',
    bare: true,
  } as const
  addRoute(platform, hono, stableToken, ({ body, address }) => {
    const app = authenticateTokenCall(platform, body, address)
    return body.force_refresh === true ? forceRefresh(platform, app) : readStableToken(platform, app)
  })

  const legacyToken = { method: 'GET', path: '/cgi-bin/token', authentication: 'own', bare: true } as const
  addRoute(platform, hono, legacyToken, ({ query, address }) => {
    const app = authenticateTokenCall(platform, query, address)
    const legacy = createToken(platform)
    platform.store.commit(['tokens', app.appid, { ...tokensOf(platform, app), legacy }])
    return { access_token: legacy.token, expires_in: LIFE_SECONDS }
  })
}

function authenticateTokenCall(
  platform: Platform,
  { grant_type, appid, secret }: Record<string, unknown>,
  address: string,
): AppSettings {
  if (grant_type !== 'client_credential') throw new PlatformError(40002, 'invalid grant_type')
  const app = authenticateApp(platform, appid, secret)
  if (app.addresses && !app.addresses.includes(address))
    throw new PlatformError(40164, `invalid ip ${address} ipv6 ::ffff:${address}, not in whitelist`)
  return app
}

const tokensOf = (platform: Platform, { appid }: AppSettings): AccessTokens =>
  platform.store.all.tokens.get(appid) ?? {}

const createToken = (platform: Platform) => ({
  token: `91_${randomBytes(96).toString('base64url')}`,
  expiresAt: isoAfter(platform.now(), LIFE_SECONDS),
})

const secondsUntil = (platform: Platform, time: string) =>
  Math.floor((Date.parse(time) - platform.now().getTime()) / 1000)

/** The same token for every caller. Renewed five minutes before its end, while both are valid. */
function readStableToken(platform: Platform, app: AppSettings) {
  const tokens = tokensOf(platform, app)
  const remaining = tokens.current ? secondsUntil(platform, tokens.current.expiresAt) : 0
  if (tokens.current && remaining > OVERLAP_SECONDS)
    return { access_token: tokens.current.token, expires_in: remaining }
  const current = createToken(platform)
  platform.store.commit(['tokens', app.appid, { ...tokens, current, previous: tokens.current }])
  return { access_token: current.token, expires_in: LIFE_SECONDS }
}

/** A new token; the old one is invalid at once. */
function forceRefresh(platform: Platform, app: AppSettings) {
  const tokens = tokensOf(platform, app)
  const day = dayOf(platform.now())
  const today = tokens.forced?.day === day ? tokens.forced : undefined
  if (today && today.count >= FORCED_PER_DAY_MAX) throw dayQuotaReached()
  if (today && -secondsUntil(platform, today.at) < FORCED_GAP_SECONDS) throw minuteQuotaReached()
  const current = createToken(platform)
  const forced = { day, count: (today?.count ?? 0) + 1, at: platform.now().toISOString() }
  platform.store.commit(['tokens', app.appid, { ...tokens, current, previous: undefined, forced }])
  return { access_token: current.token, expires_in: LIFE_SECONDS }
}
