import type { Hono } from 'hono'
import type { Platform } from '../../platform/platform'
import { PlatformError } from '../../platform/platform-error'
import type { MenuButton } from '../../platform/records'
import { addRoute } from '../api-route'

const BUTTONS_MAX = 3
const SUB_BUTTONS_MAX = 5
const NAME_BYTES_MAX = 60
const ofServiceAccount = { kind: 'serviceAccount' } as const

/** The menu of the account. The one that an app creates replaces the one of its settings. */
export function menuRoutes(platform: Platform, hono: Hono) {
  addRoute(platform, hono, { method: 'POST', path: '/cgi-bin/menu/create', ...ofServiceAccount }, (call) => {
    const button = readButtons(call.body.button, BUTTONS_MAX, 40017)
    platform.store.commit(['menus', call.app.appid, { button }])
    platform.notifyUi({ kind: 'person' })
    return {}
  })

  const get = { method: 'GET', path: '/cgi-bin/menu/get', bare: true, ...ofServiceAccount } as const
  addRoute(platform, hono, get, ({ app }) => {
    const menu = platform.store.all.menus.get(app.appid)
    if (!menu?.button.length) throw new PlatformError(46003, 'menu no exist')
    return { menu }
  })

  addRoute(
    platform,
    hono,
    { method: 'GET', path: '/cgi-bin/menu/delete', ...ofServiceAccount },
    ({ app }) => {
      platform.store.commit(['menus', app.appid, { button: [] }])
      platform.notifyUi({ kind: 'person' })
      return {}
    },
  )
}

/** `countCode`: the refusal of too few or too many. */
function readButtons(given: unknown, max: number, countCode: number): MenuButton[] {
  const buttons = Array.isArray(given) ? given : []
  if (!buttons.length || buttons.length > max) throw new PlatformError(countCode, 'invalid button size')
  return buttons.map(readButton)
}

function readButton(given: Record<string, unknown> | null): MenuButton {
  const { type, name, key, url, appid, pagepath, sub_button } = given ?? {}
  if (typeof name !== 'string' || !name || Buffer.byteLength(name) > NAME_BYTES_MAX)
    throw new PlatformError(40018, 'invalid button name size')
  if (Array.isArray(sub_button) && sub_button.length)
    return { name, sub_button: readButtons(sub_button, SUB_BUTTONS_MAX, 40023) }
  if (type === 'click' && typeof key === 'string' && key) return { type, name, key }
  if (type === 'view' && typeof url === 'string' && /^https?:\/\//.test(url)) return { type, name, url }
  if (type === 'miniprogram' && typeof appid === 'string' && typeof pagepath === 'string' && pagepath)
    return { type, name, url: String(url ?? ''), appid, pagepath }
  throw new PlatformError(40016, 'invalid button type, key or url')
}
