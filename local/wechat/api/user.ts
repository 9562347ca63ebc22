import type { Hono } from 'hono'
import { openidOf, unionidOf } from '../platform/ids'
import type { Platform } from '../platform/platform'
import { invalidArgument, invalidOpenid } from '../platform/platform-error'
import type { AppSettings } from '../platform/settings'
import { tagIdsOf } from './account/tags'
import { addRoute } from './api-route'

const PAGE_MAX = 10_000
const BATCH_MAX = 100
const ofServiceAccount = { kind: 'serviceAccount', bare: true } as const

/** The list of followers, and what the account may know about them. */
export function userRoutes(platform: Platform, hono: Hono) {
  addRoute(platform, hono, { method: 'GET', path: '/cgi-bin/user/get', ...ofServiceAccount }, ({ query }) =>
    listFollowers(platform, query.next_openid),
  )

  const batch = { method: 'POST', path: '/cgi-bin/user/info/batchget', ...ofServiceAccount } as const
  addRoute(platform, hono, batch, ({ app, body }) => {
    const users = Array.isArray(body.user_list) ? body.user_list : []
    if (!users.length || users.length > BATCH_MAX) throw invalidArgument()
    return { user_info_list: users.map((user) => describeUser(platform, app, user?.openid)) }
  })

  const single = { method: 'GET', path: '/cgi-bin/user/info', ...ofServiceAccount } as const
  addRoute(platform, hono, single, ({ app, query }) => describeUser(platform, app, query.openid))
}

/** One page after an openid; an empty page has no `data`, as at WeChat. */
function listFollowers(platform: Platform, nextOpenid: string | undefined) {
  const openids = [...platform.store.all.follows.keys()]
  const lastIndex = nextOpenid ? openids.indexOf(nextOpenid) : -1
  if (nextOpenid && lastIndex < 0) throw invalidOpenid()
  const openid = openids.slice(lastIndex + 1, lastIndex + 1 + PAGE_MAX)
  const page = { total: openids.length, count: openid.length, next_openid: openid.at(-1) ?? '' }
  return openid.length ? { ...page, data: { openid } } : page
}

function describeUser(platform: Platform, app: AppSettings, userOpenid: unknown) {
  const person =
    typeof userOpenid === 'string' ? platform.findPersonByOpenid(app.appid, userOpenid) : undefined
  if (!person) throw invalidOpenid()
  const openid = openidOf(app.appid, person.personId)
  const unionid = unionidOf(app, person.personId)
  const ids = { openid, ...(unionid && { unionid }) }
  const follow = platform.store.all.follows.get(openid)
  if (!follow) return { subscribe: 0, ...ids }
  return {
    subscribe: 1,
    ...ids,
    language: 'zh_CN',
    remark: '',
    groupid: 0,
    tagid_list: tagIdsOf(platform, openid),
    subscribe_time: Math.floor(Date.parse(follow.at) / 1000),
    subscribe_scene: follow.scene,
    qr_scene: 0,
    qr_scene_str: follow.qrScene ?? '',
  }
}
