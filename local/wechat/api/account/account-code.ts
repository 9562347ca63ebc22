import type { Hono } from 'hono'
import { ticketOf } from '../../platform/followers'
import type { Platform } from '../../platform/platform'
import { PlatformError } from '../../platform/platform-error'
import { addRoute } from '../api-route'

const EXPIRE_SECONDS = { usual: 60, max: 2_592_000 }
const LASTING_SCENE_ID_MAX = 100_000
const SCENE_CHARACTERS_MAX = 64

/** `qrcode/create`: a code that makes a person follow the account with a scene, for a time or for ever. */
export function accountCodeRoutes(platform: Platform, hono: Hono) {
  const route = {
    method: 'POST',
    path: '/cgi-bin/qrcode/create',
    kind: 'serviceAccount',
    bare: true,
  } as const
  addRoute(platform, hono, route, ({ body }) => {
    const scene = readScene(body)
    const ticket = ticketOf(scene)
    const url = `http://weixin.qq.com/q/${ticket}`
    if (isLasting(body)) return { ticket, url }
    return { ticket, expire_seconds: readExpireSeconds(body), url }
  })
}

type RequestBody = Record<string, unknown>

const isLasting = ({ action_name }: RequestBody) =>
  action_name === 'QR_LIMIT_SCENE' || action_name === 'QR_LIMIT_STR_SCENE'

function readScene(body: RequestBody): string {
  const { action_name, action_info } = body
  const { scene_id, scene_str } = (action_info as { scene?: RequestBody } | undefined)?.scene ?? {}
  if (action_name === 'QR_SCENE' || action_name === 'QR_LIMIT_SCENE') {
    const max = isLasting(body) ? LASTING_SCENE_ID_MAX : 2 ** 32 - 1
    if (Number.isInteger(scene_id) && Number(scene_id) > 0 && Number(scene_id) <= max) return String(scene_id)
    throw new PlatformError(40052, 'invalid scene id')
  }
  if (action_name !== 'QR_STR_SCENE' && action_name !== 'QR_LIMIT_STR_SCENE')
    throw new PlatformError(40053, 'invalid action name')
  if (typeof scene_str === 'string' && scene_str && scene_str.length <= SCENE_CHARACTERS_MAX) return scene_str
  throw new PlatformError(40052, 'invalid scene str')
}

function readExpireSeconds({ expire_seconds = EXPIRE_SECONDS.usual }: RequestBody): number {
  const seconds = Number(expire_seconds)
  if (Number.isInteger(seconds) && seconds > 0 && seconds <= EXPIRE_SECONDS.max) return seconds
  throw new PlatformError(40051, 'invalid expire seconds')
}
