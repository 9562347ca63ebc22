import { randomBytes } from 'node:crypto'
import type { Hono } from 'hono'
import { chinaDay, later, type World } from '../platform/platform'
import type { Tokens } from '../platform/records'
import type { AppSettings } from '../platform/settings'
import { type Call, route } from './call'
import { PlatformError } from './platform-error'

const LIFE_SECONDS = 7_200
const OVERLAP_SECONDS = 300
const FORCED_MAX = 20
const FORCED_GAP_SECONDS = 30

/** stable_token and, isolated from it, the old token whose every call invalidates the one before. */
export function tokenRoutes(world: World, hono: Hono) {
  route(
    world,
    hono,
    { method: 'POST', path: '/cgi-bin/stable_token', identified: 'by itself', bare: true },
    ({ body, address }) => {
      const app = authenticated(world, { ...credentials(body), address })
      return body.force_refresh === true ? forced(world, app) : stable(world, app)
    },
  )

  route(
    world,
    hono,
    { method: 'GET', path: '/cgi-bin/token', identified: 'by itself', bare: true },
    ({ query, address }) => {
      const app = authenticated(world, { ...credentials(query), address })
      const legacy = fresh(world)
      world.store.commit(['tokens', app.appid, { ...tokensOf(world, app), legacy }])
      return { access_token: legacy.token, expires_in: LIFE_SECONDS }
    },
  )
}

const credentials = ({ grant_type, appid, secret }: Record<string, unknown>) => ({
  grant_type,
  appid,
  secret,
})

function authenticated(
  world: World,
  asked: { grant_type: unknown; appid: unknown; secret: unknown; address: string },
): AppSettings {
  if (asked.grant_type !== 'client_credential') throw new PlatformError(40002, 'invalid grant_type')
  const app = appBySecret(world, asked)
  const { address } = asked
  if (app.addresses && !app.addresses.includes(address))
    throw new PlatformError(40164, `invalid ip ${address} ipv6 ::ffff:${address}, not in whitelist`)
  return app
}

export function appBySecret(
  world: World,
  { appid, secret }: { appid: unknown; secret: unknown },
): AppSettings {
  if (!appid) throw new PlatformError(41002, 'appid missing')
  if (!secret) throw new PlatformError(41004, 'appsecret missing')
  const app = world.apps.get(String(appid))
  if (!app) throw new PlatformError(40013, 'invalid appid')
  if (app.secret !== secret) throw new PlatformError(40125, 'invalid appsecret')
  return app
}

const tokensOf = (world: World, app: AppSettings): Tokens => world.store.all.tokens.get(app.appid) ?? {}

const fresh = (world: World) => ({
  token: `91_${randomBytes(96).toString('base64url')}`,
  expiresAt: later(world.now(), LIFE_SECONDS),
})

const remainingSeconds = (world: World, { expiresAt }: { expiresAt: string }) =>
  Math.floor((Date.parse(expiresAt) - world.now().getTime()) / 1000)

/** The same token to everyone who asks; renewed five minutes early, when old and new both work. */
function stable(world: World, app: AppSettings) {
  const tokens = tokensOf(world, app)
  if (tokens.current && remainingSeconds(world, tokens.current) > OVERLAP_SECONDS)
    return { access_token: tokens.current.token, expires_in: remainingSeconds(world, tokens.current) }
  const current = fresh(world)
  world.store.commit(['tokens', app.appid, { ...tokens, current, previous: tokens.current }])
  return { access_token: current.token, expires_in: LIFE_SECONDS }
}

function forced(world: World, app: AppSettings) {
  const tokens = tokensOf(world, app)
  const day = chinaDay(world.now())
  const today = tokens.forced?.day === day ? tokens.forced : undefined
  if (today && today.count >= FORCED_MAX) throw new PlatformError(45009, 'reach max api daily quota limit')
  if (today && -remainingSeconds(world, { expiresAt: today.at }) < FORCED_GAP_SECONDS)
    throw new PlatformError(45011, 'api minute-quota reach limit, must slower, retry next minute')
  const current = fresh(world)
  const count = (today?.count ?? 0) + 1
  world.store.commit([
    'tokens',
    app.appid,
    { ...tokens, current, previous: undefined, forced: { day, count, at: world.now().toISOString() } },
  ])
  return { access_token: current.token, expires_in: LIFE_SECONDS }
}

/** Whose token this is, or 41001, 40014, 42001, 40001. */
export function appOfToken(world: World, token: Call['query'][string] | undefined): AppSettings {
  if (!token) throw new PlatformError(41001, 'access_token missing')
  if (!/^[\w-]{20,512}$/.test(token)) throw new PlatformError(40014, 'invalid access_token')
  const now = world.now().toISOString()
  for (const [appid, { current, previous, legacy }] of world.store.all.tokens) {
    const found = [current, previous, legacy].find((one) => one?.token === token)
    const app = world.apps.get(appid)
    if (!found || !app) continue
    if (found.expiresAt <= now) throw new PlatformError(42001, 'access_token expired')
    return app
  }
  throw new PlatformError(40001, 'invalid credential, access_token is invalid or not latest')
}
