import { dayOf } from '@zhixing/shared/calendar'
import type { Hono } from 'hono'
import type { Platform } from '../platform/platform'
import { PlatformError } from '../platform/platform-error'
import type { StoreChange } from '../platform/records'
import type { AppSettings } from '../platform/settings'
import { authenticateApp } from './access-token'
import { addRoute } from './api-route'
import { readDayCount, usageKey } from './call-limits'

const CLEARS_PER_MONTH_MAX = 10

/** Reading and clearing an app's daily quotas, and the addresses from which callbacks come. */
export function quotaRoutes(platform: Platform, hono: Hono) {
  addRoute(platform, hono, { method: 'POST', path: '/cgi-bin/openapi/quota/get' }, ({ app, body }) => {
    const path = String(body.cgi_path ?? '')
    if (path.startsWith('/sns/')) throw new PlatformError(76022, 'could not use this cgi_path, no permission')
    const limit = platform.limits[path]?.day
    if (!limit) throw new PlatformError(76021, 'cgi_path not found, please check')
    const used = readDayCount(platform, app.appid, path)
    return { quota: { daily_limit: limit, used, remain: Math.max(0, limit - used) } }
  })

  addRoute(platform, hono, { method: 'POST', path: '/cgi-bin/clear_quota' }, ({ app, body }) => {
    if (body.appid !== app.appid) throw new PlatformError(40013, 'invalid appid')
    return clearQuota(platform, app)
  })

  const bySecret = { method: 'POST', path: '/cgi-bin/clear_quota/v2', authentication: 'own' } as const
  addRoute(platform, hono, bySecret, ({ body, query }) => {
    const appid = body.appid ?? query.appid
    const secret = body.appsecret ?? query.appsecret
    return clearQuota(platform, authenticateApp(platform, appid, secret))
  })

  addRoute(platform, hono, { method: 'GET', path: '/cgi-bin/getcallbackip', bare: true }, () => ({
    ip_list: ['127.0.0.1'],
  }))
}

function clearQuota(platform: Platform, { appid }: AppSettings) {
  const month = dayOf(platform.now()).slice(0, 7)
  const monthKey = usageKey(appid, 'clear_quota', month)
  const count = (platform.store.all.usage.get(monthKey)?.count ?? 0) + 1
  if (count > CLEARS_PER_MONTH_MAX)
    throw new PlatformError(48006, 'forbid to clear quota because of reaching the limit')
  // Only daily counts have a path, with its slash, after the appid: the month's count stays.
  const counted = [...platform.store.all.usage.keys()].filter((key) => key.startsWith(`${appid} /`))
  const cleared = counted.map((key): StoreChange => ['usage', key, null])
  platform.store.commit(['usage', monthKey, { count }], ...cleared)
  return {}
}
