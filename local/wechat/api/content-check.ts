import { randomUUID } from 'node:crypto'
import type { Hono } from 'hono'
import { openidOf } from '../platform/ids'
import { isoAfter, type Platform } from '../platform/platform'
import { invalidArgument, invalidOpenid, PlatformError } from '../platform/platform-error'
import type { Person } from '../platform/records'
import type { AppSettings } from '../platform/settings'
import { addRoute } from './api-route'

const CHARACTERS_MAX = 2_500
const VISIT_SECONDS = 2 * 3600
const SCENES = [1, 2, 3, 4] // profile, comment, forum, social log
const NORMAL_LABEL = 100
const CERTAINTY = 90 // of 100

/** `msg_sec_check` judges a text by a word list. Its author must have visited within two hours. */
export function contentCheckRoutes(platform: Platform, hono: Hono) {
  const route = { method: 'POST', path: '/wxa/msg_sec_check', kind: 'miniProgram' } as const
  addRoute(platform, hono, route, ({ app, body }) => {
    const { content, openid, version, scene } = body
    if (typeof content !== 'string' || !content || [...content].length > CHARACTERS_MAX)
      throw invalidArgument()
    if (version !== 2 || !SCENES.includes(Number(scene))) throw invalidArgument()
    const author = findAuthor(platform, app, openid)
    const visit = platform.store.all.visits.get(openidOf(app.appid, author.personId))
    const isRecent = visit && visit.at >= isoAfter(platform.now(), -VISIT_SECONDS)
    if (!isRecent) throw new PlatformError(61010, 'code is expired')
    return judge(platform, content)
  })
}

function findAuthor(platform: Platform, app: AppSettings, openid: unknown): Person {
  const person = typeof openid === 'string' ? platform.findPersonByOpenid(app.appid, openid) : undefined
  if (person) return person
  const isOfOtherApp = [...platform.apps.keys()].some((appid) =>
    platform.findPersonByOpenid(appid, String(openid)),
  )
  throw isOfOtherApp ? new PlatformError(43104, 'this appid does not have permission') : invalidOpenid()
}

function judge(platform: Platform, content: string) {
  const hits = Object.entries(platform.words).filter(([word]) => content.includes(word))
  const worst = hits.find(([, { suggest }]) => suggest === 'risky') ?? hits[0]
  const result = worst ? worst[1] : { suggest: 'pass', label: NORMAL_LABEL }
  const detail = hits.map(([keyword, { suggest, label }]) => ({
    strategy: 'keyword',
    errcode: 0,
    suggest,
    label,
    keyword,
    level: CERTAINTY,
  }))
  return { result, detail, trace_id: randomUUID() }
}
