import { randomBytes } from 'node:crypto'
import type { Hono } from 'hono'
import { openidOf, unionidOf } from '../platform/ids'
import { redeemCode } from '../platform/one-time-codes'
import { isoAfter, type Platform } from '../platform/platform'
import { invalidCredential, invalidOpenid, PlatformError } from '../platform/platform-error'
import type { StoreChange, WebToken } from '../platform/records'
import { authenticateApp } from './access-token'
import { addRoute } from './api-route'

const TOKEN_SECONDS = 7_200
const DAY_SECONDS = 86_400
const REFRESH_SECONDS = 30 * DAY_SECONDS
const textAnswer = { type: 'text/plain; charset=utf-8', bare: true, authentication: 'own' } as const

/** What a web server calls after a browser's sign-in: exchange of the code, and the person's profile. */
export function webSignInRoutes(platform: Platform, hono: Hono) {
  const exchange = { method: 'GET', path: '/sns/oauth2/access_token', ...textAnswer } as const
  addRoute(platform, hono, exchange, ({ query }) => {
    const app = authenticateApp(platform, query.appid, query.secret)
    if (query.grant_type !== 'authorization_code') throw new PlatformError(40002, 'invalid grant_type')
    if (!query.code) throw new PlatformError(41008, 'missing code')
    const { personId, scope = 'snsapi_base' } = redeemCode(platform, 'page', app, query.code)
    const openid = openidOf(app.appid, personId)
    const unionid = scope === 'snsapi_userinfo' ? unionidOf(app, personId) : undefined
    const refreshToken = createWebToken()
    const identity = { openid, appid: app.appid, scope }
    const refresh = {
      ...identity,
      kind: 'refresh',
      expiresAt: isoAfter(platform.now(), REFRESH_SECONDS),
    } as const
    platform.store.commit(['webTokens', refreshToken, refresh])
    return { ...issueAccessToken(platform, identity, refreshToken), ...(unionid && { unionid }) }
  })

  const refresh = { method: 'GET', path: '/sns/oauth2/refresh_token', ...textAnswer } as const
  addRoute(platform, hono, refresh, ({ query }) => {
    if (query.grant_type !== 'refresh_token') throw new PlatformError(40002, 'invalid grant_type')
    const token = platform.store.all.webTokens.get(query.refresh_token ?? '')
    if (token?.kind !== 'refresh' || token.appid !== query.appid)
      throw new PlatformError(40030, 'invalid refresh_token')
    if (token.expiresAt <= platform.now().toISOString())
      throw new PlatformError(42002, 'refresh_token expired')
    const { openid, appid, scope } = token
    return issueAccessToken(platform, { openid, appid, scope }, query.refresh_token ?? '')
  })

  addRoute(platform, hono, { method: 'GET', path: '/sns/auth', ...textAnswer }, ({ query }) => {
    readAccessToken(platform, query)
    return { errcode: 0, errmsg: 'ok' }
  })

  addRoute(platform, hono, { method: 'GET', path: '/sns/userinfo', ...textAnswer }, ({ query }) => {
    const token = readAccessToken(platform, query)
    if (token.scope !== 'snsapi_userinfo') throw new PlatformError(48001, 'api unauthorized')
    const app = platform.apps.get(token.appid)
    const person = platform.findPersonByOpenid(token.appid, token.openid)
    if (!app || !person) throw invalidOpenid()
    const unionid = unionidOf(app, person.personId)
    const empty = { sex: 0, language: '', city: '', province: '', country: '', headimgurl: '', privilege: [] }
    return { openid: token.openid, nickname: person.nickname, ...empty, ...(unionid && { unionid }) }
  })
}

/** A new access token; WeChat's refresh token stays the same while it lasts. */
function issueAccessToken(
  platform: Platform,
  identity: Pick<WebToken, 'openid' | 'appid' | 'scope'>,
  refreshToken: string,
) {
  const token = createWebToken()
  const expiresAt = isoAfter(platform.now(), TOKEN_SECONDS)
  platform.store.commit(['webTokens', token, { ...identity, expiresAt }], ...deleteOutdated(platform))
  const { openid, scope } = identity
  return { access_token: token, expires_in: TOKEN_SECONDS, refresh_token: refreshToken, openid, scope }
}

function readAccessToken(platform: Platform, query: Record<string, string>): WebToken {
  const token = platform.store.all.webTokens.get(query.access_token ?? '')
  if (!token || token.kind === 'refresh') throw invalidCredential()
  if (token.expiresAt <= platform.now().toISOString()) throw new PlatformError(42001, 'access_token expired')
  if (token.openid !== query.openid) throw invalidOpenid()
  return token
}

const createWebToken = () => `91_${randomBytes(48).toString('base64url')}`

function deleteOutdated(platform: Platform): StoreChange[] {
  const aDayAgo = isoAfter(platform.now(), -DAY_SECONDS) // a token that has just ended is refused as expired
  return [...platform.store.all.webTokens]
    .filter(([, { expiresAt }]) => expiresAt < aDayAgo)
    .map(([token]): StoreChange => ['webTokens', token, null])
}
