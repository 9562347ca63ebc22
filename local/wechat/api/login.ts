import { randomBytes } from 'node:crypto'
import type { Hono } from 'hono'
import { openidOf, unionidOf } from '../platform/ids'
import { redeemCode } from '../platform/one-time-codes'
import type { Platform } from '../platform/platform'
import { invalidOpenid, minuteQuotaReached, PlatformError } from '../platform/platform-error'
import { authenticateApp } from './access-token'
import { addRoute } from './api-route'

const LOGINS_PER_MINUTE_MAX = 100
const MINUTE_MS = 60_000

/** Login of the mini-program by a code, and a phone number by another. */
export function loginRoutes(platform: Platform, hono: Hono) {
  const countLogin = createLoginCounter(platform)
  const login = {
    method: 'GET',
    path: '/sns/jscode2session',
    type: 'text/plain; charset=utf-8',
    bare: true,
    authentication: 'own',
  } as const
  addRoute(platform, hono, login, ({ query }) => {
    const app = authenticateApp(platform, query.appid, query.secret)
    if (query.grant_type !== 'authorization_code') throw new PlatformError(40002, 'invalid grant_type')
    if (!query.js_code) throw new PlatformError(41008, 'missing code')
    const { personId } = redeemCode(platform, 'login', app, query.js_code)
    if (platform.store.all.people.get(personId)?.risky) throw new PlatformError(40226, 'code blocked')
    countLogin(personId)
    const unionid = unionidOf(app, personId)
    return {
      session_key: randomBytes(16).toString('base64'),
      openid: openidOf(app.appid, personId),
      ...(unionid && { unionid }),
    }
  })

  const phoneNumber = {
    method: 'POST',
    path: '/wxa/business/getuserphonenumber',
    kind: 'miniProgram',
  } as const
  addRoute(platform, hono, phoneNumber, ({ app, body }) => {
    const { personId } = redeemCode(platform, 'phone', app, body.code)
    if (body.openid !== undefined && body.openid !== openidOf(app.appid, personId)) throw invalidOpenid()
    const phone = platform.store.all.people.get(personId)?.phone ?? ''
    const watermark = { timestamp: Math.floor(platform.now().getTime() / 1000), appid: app.appid }
    return { phone_info: { phoneNumber: phone, purePhoneNumber: phone, countryCode: '86', watermark } }
  })
}

/** Throws 45011 when a person logs in more often than allowed within a minute. */
function createLoginCounter(platform: Platform) {
  const counts = new Map<string, { minute: number; count: number }>()
  return (personId: string) => {
    const minute = Math.floor(platform.now().getTime() / MINUTE_MS)
    const known = counts.get(personId)
    const count = known?.minute === minute ? known.count + 1 : 1
    counts.set(personId, { minute, count })
    if (count > LOGINS_PER_MINUTE_MAX) throw minuteQuotaReached()
  }
}
