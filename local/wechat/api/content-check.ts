import { randomUUID } from 'node:crypto'
import type { Hono } from 'hono'
import { later, openidOf, type World } from '../platform/platform'
import { route } from './call'
import { invalidArgument, PlatformError } from './platform-error'

const CONTENT_MAX = 2_500
const VISIT_SECONDS = 2 * 3600

/** Text is judged by a word list; its author must have been in the mini-program within two hours. */
export function contentCheckRoutes(world: World, hono: Hono) {
  route(world, hono, { method: 'POST', path: '/wxa/msg_sec_check', kind: 'miniProgram' }, ({ app, body }) => {
    const { content, openid, version, scene } = body
    if (typeof content !== 'string' || !content || [...content].length > CONTENT_MAX) throw invalidArgument()
    if (version !== 2 || ![1, 2, 3, 4].includes(Number(scene))) throw invalidArgument()
    const person = typeof openid === 'string' ? world.personOf(app.appid, openid) : undefined
    if (!person)
      throw elsewhere(world, openid)
        ? new PlatformError(43104, 'this appid does not have permission')
        : new PlatformError(40003, 'invalid openid')
    const visit = world.store.all.visits.get(openidOf(app.appid, person.personId))
    if (!visit || visit.at < later(world.now(), -VISIT_SECONDS))
      throw new PlatformError(61010, 'code is expired')
    const hits = Object.entries(world.words).filter(([word]) => content.includes(word))
    const worst = hits.find(([, { suggest }]) => suggest === 'risky') ?? hits[0]
    const result = worst ? worst[1] : { suggest: 'pass', label: 100 }
    const detail = hits.map(([keyword, { suggest, label }]) => ({
      strategy: 'keyword',
      errcode: 0,
      suggest,
      label,
      keyword,
      level: 90,
    }))
    return { result, detail, trace_id: randomUUID() }
  })
}

const elsewhere = (world: World, openid: unknown) =>
  [...world.apps.keys()].some((appid) => world.personOf(appid, String(openid)))
