import { randomBytes } from 'node:crypto'
import { isoAfter, type Platform } from './platform'
import { PlatformError } from './platform-error'
import type { OneTimeCode, StoreChange } from './records'
import type { AppSettings } from './settings'

const CODE_SECONDS = 300
const KEPT_SECONDS = 3_600 // an expired code is kept to tell it from an unknown one

type NewCode = Pick<OneTimeCode, 'kind' | 'appid' | 'personId' | 'scope'>

/** A code that can be used once within five minutes. */
export function issueCode(platform: Platform, code: NewCode): string {
  // As at WeChat, a code for a phone number is longer than one for a login.
  const suffix = code.kind === 'phone' ? randomBytes(24).toString('hex') : 'ZX2w0'
  const key = `0${randomBytes(15).toString('base64url')}${suffix}`
  platform.store.commit(
    ['codes', key, { ...code, expiresAt: isoAfter(platform.now(), CODE_SECONDS) }],
    ...deleteOutdated(platform),
  )
  return key
}

function deleteOutdated(platform: Platform): StoreChange[] {
  const limit = isoAfter(platform.now(), -KEPT_SECONDS)
  return [...platform.store.all.codes]
    .filter(([, { expiresAt }]) => expiresAt < limit)
    .map(([key]): StoreChange => ['codes', key, null])
}

/** Uses up a code. Throws a PlatformError if it is unknown, of another kind or app, used, or expired. */
export function redeemCode(
  platform: Platform,
  kind: OneTimeCode['kind'],
  app: AppSettings,
  key: unknown,
): OneTimeCode {
  const code = platform.store.all.codes.get(String(key ?? ''))
  const invalidCode = () => new PlatformError(40029, 'invalid code')
  if (!code || code.kind !== kind || code.appid !== app.appid) throw invalidCode()
  if (code.usedAt) throw kind === 'page' ? new PlatformError(40163, 'code been used') : invalidCode()
  const now = platform.now().toISOString()
  if (code.expiresAt <= now) throw kind === 'page' ? new PlatformError(42003, 'code expired') : invalidCode()
  platform.store.commit(['codes', String(key), { ...code, usedAt: now }])
  return code
}
