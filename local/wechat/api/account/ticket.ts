import { randomBytes } from 'node:crypto'
import type { Hono } from 'hono'
import { isoAfter, type Platform } from '../../platform/platform'
import { PlatformError } from '../../platform/platform-error'
import { addRoute } from '../api-route'

const LIFE_SECONDS = 7_200
const types = new Set(['jsapi', 'wx_card'])

/** The ticket with which a page signs its use of WeChat's script; the same one until it ends. */
export function ticketRoutes(platform: Platform, hono: Hono) {
  const route = { method: 'GET', path: '/cgi-bin/ticket/getticket', kind: 'serviceAccount' } as const
  addRoute(platform, hono, route, ({ app, query }) => {
    const type = query.type ?? ''
    if (!types.has(type)) throw new PlatformError(40097, 'invalid args')
    const key = `${app.appid} ${type}`
    const known = platform.store.all.tickets.get(key)
    const leftMs = known ? Date.parse(known.expiresAt) - platform.now().getTime() : 0
    if (known && leftMs > 0) return { ticket: known.ticket, expires_in: Math.ceil(leftMs / 1000) }
    const ticket = randomBytes(64).toString('base64url')
    const expiresAt = isoAfter(platform.now(), LIFE_SECONDS)
    platform.store.commit(['tickets', key, { ticket, expiresAt }])
    return { ticket, expires_in: LIFE_SECONDS }
  })
}
