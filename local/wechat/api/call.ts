import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Context, Hono } from 'hono'
import { chinaDay, type World } from '../platform/platform'
import type { Fault } from '../platform/records'
import type { AppSettings } from '../platform/settings'
import { appOfToken } from './access-token'
import { PlatformError } from './platform-error'

export interface Call {
  app: AppSettings
  query: Record<string, string>
  body: Record<string, unknown>
  address: string
  answerLost: boolean // a fault: what is done stands, but the caller is not told
  finishFails: boolean // a fault: accepted, and then not delivered
}

/** An object becomes JSON with errcode 0 and errmsg ok; text is JSON already; a Response goes out as it is. */
export type Answer = Record<string, unknown> | string | Response

interface Route {
  method: 'GET' | 'POST'
  path: string
  kind?: AppSettings['kind'] // absent: both
  identified?: 'by token' | 'by itself'
  bare?: boolean // the answer carries no errcode, as tokens and lists do
  type?: string
}

const MINUTE_MS = 60_000

/** One route of the platform: faults, method, body, token, limits, then the work itself. */
export function route(world: World, hono: Hono, route: Route, run: (call: Call) => Promise<Answer> | Answer) {
  const minutes = { from: 0, count: 0 }
  hono.all(route.path, async (context) => {
    const started = performance.now()
    const fault = takeFault(world, route.path)
    const answer = await answerOf(world, route, run, context, fault, minutes)
    const response = answer instanceof Response ? answer : written(answer, route)
    note(world, route.path, answer, started)
    if (fault?.kind === 'lost') return new Response('Bad Gateway', { status: 502 })
    if (fault?.kind === 'timeout') {
      await sleep(fault.delayMs ?? 30_000)
      return new Response('Gateway Timeout', { status: 504 })
    }
    if (fault?.kind === 'wrong-type') response.headers.set('content-type', 'text/html')
    return response
  })
}

async function answerOf(
  world: World,
  { method, path, kind, identified = 'by token' }: Route,
  run: (call: Call) => Promise<Answer> | Answer,
  context: Context,
  fault: Fault | undefined,
  minutes: { from: number; count: number },
): Promise<Answer> {
  try {
    if (fault?.kind === 'unavailable') return new Response('Service Unavailable', { status: 503 })
    if (fault?.kind === 'slow') await sleep(fault.delayMs ?? 3_000)
    if (fault?.kind === 'busy') throw new PlatformError(-1, 'system error')
    if (fault?.kind === 'day-quota') throw new PlatformError(45009, 'reach max api daily quota limit')
    if (fault?.kind === 'minute-quota')
      throw new PlatformError(45011, 'api minute-quota reach limit, must slower, retry next minute')
    if (context.req.method !== method)
      throw method === 'POST'
        ? new PlatformError(43002, 'require POST method')
        : new PlatformError(43001, 'require GET method')
    const query = context.req.query()
    const body = method === 'POST' ? await bodyOf(context) : {}
    if (fault?.kind === 'token-killed') killToken(world, query.access_token)
    const app = identified === 'by token' ? appOfToken(world, query.access_token) : undefined
    if (app && kind && app.kind !== kind) throw new PlatformError(48001, 'api unauthorized')
    countMinute(world, path, minutes)
    const appid = app?.appid ?? String(query.appid ?? body.appid ?? '')
    countDay(world, appid, path)
    const address = context.req.header('x-forwarded-for')?.split(',')[0]?.trim() ?? '127.0.0.1'
    const told = {
      answerLost: fault?.kind === 'lost' || fault?.kind === 'timeout',
      finishFails: fault?.kind === 'finish-failed',
    }
    // A route that identifies its caller by itself reads no app.
    return await run({ app: app as AppSettings, query, body, address, ...told })
  } catch (error) {
    if (!(error instanceof PlatformError)) throw error
    return { errcode: error.errcode, errmsg: `${error.message} rid: ${rid(world.now())}` }
  }
}

async function bodyOf(context: Context): Promise<Record<string, unknown>> {
  try {
    const body = JSON.parse(await context.req.text())
    if (body && typeof body === 'object' && !Array.isArray(body)) return body
  } catch {
    // told below
  }
  throw new PlatformError(47001, 'data format error')
}

function written(
  answer: Record<string, unknown> | string,
  { bare, type = 'application/json; encoding=utf-8' }: Route,
) {
  const complete =
    typeof answer === 'string' || bare || 'errcode' in answer
      ? answer
      : { errcode: 0, errmsg: 'ok', ...answer }
  const text = typeof complete === 'string' ? complete : JSON.stringify(complete)
  return new Response(text, { headers: { 'content-type': type } })
}

function note(world: World, path: string, answer: Answer, started: number) {
  const errcode =
    answer instanceof Response
      ? answer.ok
        ? 0
        : answer.status
      : typeof answer === 'string'
        ? 0
        : Number(answer.errcode ?? 0)
  world.calls.push({
    at: world.now().toISOString(),
    path,
    errcode,
    tookMs: Math.round(performance.now() - started),
  })
  if (world.calls.length > 200) world.calls.shift()
}

/** Explains a refusal to the platform's support; three groups, the first of them the time. */
const rid = (now: Date) =>
  `${Math.floor(now.getTime() / 1000).toString(16)}-${randomBytes(4).toString('hex')}-${randomBytes(4).toString('hex')}`

function takeFault(world: World, path: string) {
  for (const [key, fault] of world.store.all.faults) {
    if (fault.path !== '*' && fault.path !== path) continue
    if (world.random() >= fault.share) continue
    if (fault.remaining !== undefined) {
      const remaining = fault.remaining - 1
      world.store.commit(['faults', key, remaining > 0 ? { ...fault, remaining } : null])
      world.tell({ kind: 'fault' })
    }
    return fault
  }
  return undefined
}

function killToken(world: World, token: string | undefined) {
  for (const [appid, tokens] of world.store.all.tokens)
    if (tokens.current?.token === token)
      world.store.commit(['tokens', appid, { ...tokens, current: undefined, previous: undefined }])
}

function countMinute(world: World, path: string, minutes: { from: number; count: number }) {
  const limit = world.limits[path]?.minute
  if (!limit) return
  const minute = Math.floor(world.now().getTime() / MINUTE_MS)
  if (minutes.from !== minute) Object.assign(minutes, { from: minute, count: 0 })
  minutes.count += 1
  if (minutes.count > limit)
    throw new PlatformError(45011, 'api minute-quota reach limit, must slower, retry next minute')
}

export const usageKey = (appid: string, path: string, day: string) => `${appid} ${path} ${day}`

function countDay(world: World, appid: string, path: string) {
  const limit = world.limits[path]?.day
  if (!limit) return
  const key = usageKey(appid, path, chinaDay(world.now()))
  const count = (world.store.all.usage.get(key)?.count ?? 0) + 1
  if (count > limit) throw new PlatformError(45009, 'reach max api daily quota limit')
  world.store.commit(['usage', key, { count }])
}
