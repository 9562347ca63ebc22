import type { Hono } from 'hono'
import { chinaDay, type World } from '../platform/platform'
import type { AppSettings } from '../platform/settings'
import type { Change } from '../platform/store'
import { appBySecret } from './access-token'
import { route, usageKey } from './call'
import { PlatformError } from './platform-error'

const CLEARS_PER_MONTH_MAX = 10

export function quotaRoutes(world: World, hono: Hono) {
  route(world, hono, { method: 'POST', path: '/cgi-bin/openapi/quota/get' }, ({ app, body }) => {
    const path = String(body.cgi_path ?? '')
    if (path.startsWith('/sns/')) throw new PlatformError(76022, 'could not use this cgi_path, no permission')
    const limit = world.limits[path]
    if (!limit?.day) throw new PlatformError(76021, 'cgi_path not found, please check')
    const used = world.store.all.usage.get(usageKey(app.appid, path, chinaDay(world.now())))?.count ?? 0
    return { quota: { daily_limit: limit.day, used, remain: Math.max(0, limit.day - used) } }
  })

  route(world, hono, { method: 'POST', path: '/cgi-bin/clear_quota' }, ({ app, body }) => {
    if (body.appid !== app.appid) throw new PlatformError(40013, 'invalid appid')
    return clear(world, app)
  })

  route(
    world,
    hono,
    { method: 'POST', path: '/cgi-bin/clear_quota/v2', identified: 'by itself' },
    ({ body, query }) =>
      clear(
        world,
        appBySecret(world, { appid: body.appid ?? query.appid, secret: body.appsecret ?? query.appsecret }),
      ),
  )

  route(world, hono, { method: 'GET', path: '/cgi-bin/getcallbackip', bare: true }, () => ({
    ip_list: ['127.0.0.1'],
  }))
}

function clear(world: World, app: AppSettings) {
  const day = chinaDay(world.now())
  const monthKey = usageKey(app.appid, 'clear_quota', day.slice(0, 7))
  const count = (world.store.all.usage.get(monthKey)?.count ?? 0) + 1
  if (count > CLEARS_PER_MONTH_MAX)
    throw new PlatformError(48006, 'forbid to clear quota because of reaching the limit')
  const used = [...world.store.all.usage.keys()].filter((key) => key.startsWith(`${app.appid} /`))
  world.store.commit(['usage', monthKey, { count }], ...used.map((key): Change => ['usage', key, null]))
  return {}
}
