import type { Platform } from '../platform/platform'
import { invalidCredential, PlatformError } from '../platform/platform-error'
import type { AppSettings } from '../platform/settings'

/** The app with this secret. Throws a PlatformError if either is missing or wrong. */
export function authenticateApp(platform: Platform, appid: unknown, secret: unknown): AppSettings {
  if (!appid) throw new PlatformError(41002, 'appid missing')
  if (!secret) throw new PlatformError(41004, 'appsecret missing')
  const app = platform.apps.get(String(appid))
  if (!app) throw new PlatformError(40013, 'invalid appid')
  if (app.secret !== secret) throw new PlatformError(40125, 'invalid appsecret')
  return app
}

/** The app of an access token. Throws 41001 missing, 40014 malformed, 42001 expired, 40001 unknown. */
export function findAppByToken(platform: Platform, token: string | undefined): AppSettings {
  if (!token) throw new PlatformError(41001, 'access_token missing')
  if (!/^[\w-]{20,512}$/.test(token)) throw new PlatformError(40014, 'invalid access_token')
  const now = platform.now().toISOString()
  for (const [appid, { current, previous, legacy }] of platform.store.all.tokens) {
    const found = [current, previous, legacy].find((each) => each?.token === token)
    const app = platform.apps.get(appid)
    if (!found || !app) continue
    if (found.expiresAt <= now) throw new PlatformError(42001, 'access_token expired')
    return app
  }
  throw invalidCredential()
}

/** Invalidates a token that is current, as another server's refresh would. Other tokens stay as they are. */
export function invalidateToken(platform: Platform, token: string | undefined) {
  for (const [appid, tokens] of platform.store.all.tokens)
    if (tokens.current?.token === token)
      platform.store.commit(['tokens', appid, { ...tokens, current: undefined, previous: undefined }])
}
