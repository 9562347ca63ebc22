import { isIP } from 'node:net'
import type { MiddlewareHandler } from 'hono'

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Keeps web pages of other origins away from what only this machine may control. A foreign host name comes
 * from a page that has bound its own name to this machine; a foreign origin from a page that posts across
 * sites. Servers send neither `Origin` nor `Sec-Fetch-Site`.
 */
export function requireSameOrigin(publicUrl?: string): MiddlewareHandler {
  const publicHost = publicUrl === undefined ? undefined : new URL(publicUrl).hostname
  return async (context, next) => {
    const { hostname, host } = new URL(context.req.url)
    if (!isOwnHost(hostname) && hostname !== publicHost)
      return context.json({ error: '这个地址不是本机的地址' }, 403)
    const isSafe = safeMethods.has(context.req.method)
    if (!isSafe && isForeign(context.req.header('origin'), context.req.header('sec-fetch-site'), host))
      return context.json({ error: '不接受其他网站发来的请求' }, 403)
    return next()
  }
}

/** A numeric address cannot be another site's name. */
const isOwnHost = (hostname: string) =>
  hostname === 'localhost' || isIP(hostname.replace(/^\[|\]$/g, '')) !== 0

function isForeign(origin: string | undefined, site: string | undefined, host: string): boolean {
  if (origin !== undefined) return !URL.canParse(origin) || new URL(origin).host !== host
  return site !== undefined && site !== 'same-origin' && site !== 'none'
}
