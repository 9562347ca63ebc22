import type { Hono } from 'hono'
import { openidOf, unionidOf, type World } from '../platform/platform'
import type { AppSettings } from '../platform/settings'
import { route } from './call'
import { invalidArgument, invalidOpenid } from './platform-error'

const PAGE_MAX = 10_000
const BATCH_MAX = 100

export function userRoutes(world: World, hono: Hono) {
  // `data` is absent from a page of none, as on the platform.
  route(
    world,
    hono,
    { method: 'GET', path: '/cgi-bin/user/get', kind: 'serviceAccount', bare: true },
    ({ query }) => {
      const openids = [...world.store.all.follows.keys()]
      const after = query.next_openid ? openids.indexOf(query.next_openid) : -1
      if (query.next_openid && after < 0) throw invalidOpenid()
      const openid = openids.slice(after + 1, after + 1 + PAGE_MAX)
      const listed = { total: openids.length, count: openid.length, next_openid: openid.at(-1) ?? '' }
      return openid.length ? { ...listed, data: { openid } } : listed
    },
  )

  route(
    world,
    hono,
    { method: 'POST', path: '/cgi-bin/user/info/batchget', kind: 'serviceAccount', bare: true },
    ({ app, body }) => {
      const asked = Array.isArray(body.user_list) ? body.user_list : []
      if (!asked.length || asked.length > BATCH_MAX) throw invalidArgument()
      return { user_info_list: asked.map((one) => described(world, app, one?.openid)) }
    },
  )

  route(
    world,
    hono,
    { method: 'GET', path: '/cgi-bin/user/info', kind: 'serviceAccount', bare: true },
    ({ app, query }) => described(world, app, query.openid),
  )
}

function described(world: World, app: AppSettings, asked: unknown) {
  const person = typeof asked === 'string' ? world.personOf(app.appid, asked) : undefined
  if (!person) throw invalidOpenid()
  const openid = openidOf(app.appid, person.personId)
  const unionid = unionidOf(app, person.personId)
  const follow = world.store.all.follows.get(openid)
  const always = { openid, ...(unionid && { unionid }) }
  if (!follow) return { subscribe: 0, ...always }
  const subscribe_time = Math.floor(Date.parse(follow.at) / 1000)
  const blank = { language: 'zh_CN', remark: '', groupid: 0, tagid_list: [] }
  return {
    subscribe: 1,
    ...always,
    ...blank,
    subscribe_time,
    subscribe_scene: follow.scene,
    qr_scene: 0,
    qr_scene_str: follow.qrScene ?? '',
  }
}
