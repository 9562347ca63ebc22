import { randomBytes } from 'node:crypto'
import type { Hono } from 'hono'
import { chinaDay, later, openidOf, unionidOf, type World } from '../platform/platform'
import type { Code } from '../platform/records'
import type { AppSettings } from '../platform/settings'
import { appBySecret } from './access-token'
import { route } from './call'
import { PlatformError } from './platform-error'

const WEB_TOKEN_SECONDS = 7_200
const CODE_SECONDS = 300
const KEPT_SECONDS = 3_600 // a used code is remembered so that it can be told from an unknown one
const LOGINS_PER_MINUTE_MAX = 100

/** One use within five minutes, whatever it is for. */
export function issueCode(world: World, code: Pick<Code, 'kind' | 'appid' | 'personId' | 'scope'>): string {
  const key = `0${randomBytes(15).toString('base64url')}${code.kind === 'phone' ? randomBytes(24).toString('hex') : 'ZX2w0'}`
  const outdated = [...world.store.all.codes].filter(
    ([, { expiresAt }]) => expiresAt < later(world.now(), -KEPT_SECONDS),
  )
  world.store.commit(
    ['codes', key, { ...code, expiresAt: later(world.now(), CODE_SECONDS) }],
    ...outdated.map(([old]) => ['codes', old, null] as ['codes', string, null]),
  )
  return key
}

export function useCode(world: World, kind: Code['kind'], app: AppSettings, key: unknown): Code {
  const code = world.store.all.codes.get(String(key ?? ''))
  if (!code || code.kind !== kind || code.appid !== app.appid) throw new PlatformError(40029, 'invalid code')
  if (code.usedAt)
    throw kind === 'page'
      ? new PlatformError(40163, 'code been used')
      : new PlatformError(40029, 'invalid code')
  const now = world.now().toISOString()
  if (code.expiresAt <= now)
    throw kind === 'page'
      ? new PlatformError(42003, 'code expired')
      : new PlatformError(40029, 'invalid code')
  world.store.commit(['codes', String(key), { ...code, usedAt: now }])
  return code
}

const text = { type: 'text/plain; charset=utf-8', bare: true, identified: 'by itself' } as const

export function loginRoutes(world: World, hono: Hono) {
  const recent = new Map<string, { minute: number; count: number }>()

  route(world, hono, { method: 'GET', path: '/sns/jscode2session', ...text }, ({ query }) => {
    const app = appBySecret(world, { appid: query.appid, secret: query.secret })
    if (query.grant_type !== 'authorization_code') throw new PlatformError(40002, 'invalid grant_type')
    if (!query.js_code) throw new PlatformError(41008, 'missing code')
    const { personId } = useCode(world, 'login', app, query.js_code)
    if (world.store.all.people.get(personId)?.risky) throw new PlatformError(40226, 'code blocked')
    const minute = Math.floor(world.now().getTime() / 60_000)
    const known = recent.get(personId)
    const count = known?.minute === minute ? known.count + 1 : 1
    recent.set(personId, { minute, count })
    if (count > LOGINS_PER_MINUTE_MAX)
      throw new PlatformError(45011, 'api minute-quota reach limit, must slower, retry next minute')
    const unionid = unionidOf(app, personId)
    const session_key = randomBytes(16).toString('base64')
    return { session_key, openid: openidOf(app.appid, personId), ...(unionid && { unionid }) }
  })

  route(world, hono, { method: 'GET', path: '/sns/oauth2/access_token', ...text }, ({ query }) => {
    const app = appBySecret(world, { appid: query.appid, secret: query.secret })
    if (query.grant_type !== 'authorization_code') throw new PlatformError(40002, 'invalid grant_type')
    if (!query.code) throw new PlatformError(41008, 'missing code')
    const { personId, scope = 'snsapi_base' } = useCode(world, 'page', app, query.code)
    const openid = openidOf(app.appid, personId)
    const token = `91_${randomBytes(48).toString('base64url')}`
    const expiresAt = later(world.now(), WEB_TOKEN_SECONDS)
    world.store.commit(
      ['webTokens', token, { openid, appid: app.appid, scope, expiresAt }],
      ...outdatedWebTokens(world),
    )
    const unionid = scope === 'snsapi_userinfo' ? unionidOf(app, personId) : undefined
    const refresh_token = `91_${randomBytes(48).toString('base64url')}`
    return {
      access_token: token,
      expires_in: WEB_TOKEN_SECONDS,
      refresh_token,
      openid,
      scope,
      ...(unionid && { unionid }),
    }
  })

  route(world, hono, { method: 'GET', path: '/sns/userinfo', ...text }, ({ query }) => {
    const known = world.store.all.webTokens.get(query.access_token ?? '')
    if (!known) throw new PlatformError(40001, 'invalid credential, access_token is invalid or not latest')
    if (known.expiresAt <= world.now().toISOString()) throw new PlatformError(42001, 'access_token expired')
    if (known.openid !== query.openid) throw new PlatformError(40003, 'invalid openid')
    if (known.scope !== 'snsapi_userinfo') throw new PlatformError(48001, 'api unauthorized')
    const app = world.apps.get(known.appid)
    const person = world.personOf(known.appid, known.openid)
    if (!app || !person) throw new PlatformError(40003, 'invalid openid')
    const unionid = unionidOf(app, person.personId)
    const blank = { sex: 0, language: '', city: '', province: '', country: '', headimgurl: '', privilege: [] }
    return { openid: known.openid, nickname: person.nickname, ...blank, ...(unionid && { unionid }) }
  })

  route(
    world,
    hono,
    { method: 'POST', path: '/wxa/business/getuserphonenumber', kind: 'miniProgram' },
    ({ app, body }) => {
      const { personId } = useCode(world, 'phone', app, body.code)
      if (body.openid !== undefined && body.openid !== openidOf(app.appid, personId))
        throw new PlatformError(40003, 'invalid openid')
      const phone = world.store.all.people.get(personId)?.phone ?? ''
      const watermark = { timestamp: Math.floor(world.now().getTime() / 1000), appid: app.appid }
      return { phone_info: { phoneNumber: phone, purePhoneNumber: phone, countryCode: '86', watermark } }
    },
  )
}

function outdatedWebTokens(world: World) {
  const yesterday = chinaDay(new Date(world.now().getTime() - 86_400_000))
  return [...world.store.all.webTokens]
    .filter(([, { expiresAt }]) => expiresAt < yesterday)
    .map(([token]) => ['webTokens', token, null] as ['webTokens', string, null])
}
