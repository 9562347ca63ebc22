import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Context, Hono } from 'hono'
import { takeFault } from '../platform/faults'
import type { Platform } from '../platform/platform'
import { dayQuotaReached, minuteQuotaReached, PlatformError } from '../platform/platform-error'
import type { InjectedFault } from '../platform/records'
import type { AppSettings } from '../platform/settings'
import { findAppByToken, invalidateToken } from './access-token'
import { countDay, createMinuteCounter } from './call-limits'

/** A call of the API that has passed all checks. */
export interface ApiCall {
  app: AppSettings
  query: Record<string, string>
  body: Record<string, unknown>
  address: string // IP address of the caller
  answerLost: boolean // a fault: the work is done, and the caller is not told
  finishFails: boolean // a fault: the message is accepted, and then not delivered
}

/** An object is sent as JSON with errcode 0 and errmsg ok, a text is JSON already, a Response stays as is. */
export type ApiResult = Record<string, unknown> | string | Response

interface ApiRoute {
  method: 'GET' | 'POST'
  path: string
  kind?: AppSettings['kind'] // absent: for both
  authentication?: 'token' | 'own' // own: the route identifies its caller, and must not read `app`
  bare?: boolean // the answer has no errcode, as those with tokens and lists
  type?: string // content type; JSON unless given
}

type RunCall = (call: ApiCall) => Promise<ApiResult> | ApiResult

const SLOW_MS = 3_000
const TIMEOUT_MS = 30_000
const RECENT_CALLS_MAX = 200

/** Adds a route of WeChat's API: injected faults, checks of method, body, token and limits, then `run`. */
export function addRoute(platform: Platform, hono: Hono, route: ApiRoute, run: RunCall) {
  const countMinute = createMinuteCounter(platform, route.path)
  hono.all(route.path, async (context) => {
    const startedAt = performance.now()
    const fault = takeFault(platform, route.path)
    const result = await runChecked(platform, route, run, context, fault, countMinute)
    const response = result instanceof Response ? result : writeResult(result, route)
    recordCall(platform, route.path, result, startedAt)
    if (fault?.kind === 'lost') return new Response('Bad Gateway', { status: 502 })
    if (fault?.kind === 'timeout') {
      await sleep(fault.delayMs ?? TIMEOUT_MS)
      return new Response('Gateway Timeout', { status: 504 })
    }
    if (fault?.kind === 'wrong-type') response.headers.set('content-type', 'text/html')
    return response
  })
}

async function runChecked(
  platform: Platform,
  { method, path, kind, authentication = 'token' }: ApiRoute,
  run: RunCall,
  context: Context,
  fault: InjectedFault | undefined,
  countMinute: () => void,
): Promise<ApiResult> {
  try {
    if (fault?.kind === 'unavailable') return new Response('Service Unavailable', { status: 503 })
    await failBeforeChecks(fault)
    checkMethod(context.req.method, method)
    const query = context.req.query()
    const body = method === 'POST' ? await readBody(context) : {}
    if (fault?.kind === 'token-killed') invalidateToken(platform, query.access_token)
    const app = authentication === 'token' ? findAppByToken(platform, query.access_token) : undefined
    if (app && kind && app.kind !== kind) throw new PlatformError(48001, 'api unauthorized')
    countMinute()
    countDay(platform, app?.appid ?? String(query.appid ?? body.appid ?? ''), path)
    return await run({
      app: app as AppSettings,
      query,
      body,
      address: context.req.header('x-forwarded-for')?.split(',')[0]?.trim() ?? '127.0.0.1',
      answerLost: fault?.kind === 'lost' || fault?.kind === 'timeout',
      finishFails: fault?.kind === 'finish-failed',
    })
  } catch (error) {
    if (!(error instanceof PlatformError)) throw error
    return { errcode: error.errcode, errmsg: `${error.message} rid: ${createRequestId(platform.now())}` }
  }
}

async function failBeforeChecks(fault: InjectedFault | undefined) {
  if (fault?.kind === 'slow') await sleep(fault.delayMs ?? SLOW_MS)
  if (fault?.kind === 'busy') throw new PlatformError(-1, 'system error')
  if (fault?.kind === 'day-quota') throw dayQuotaReached()
  if (fault?.kind === 'minute-quota') throw minuteQuotaReached()
}

function checkMethod(method: string, expected: ApiRoute['method']) {
  if (method === expected) return
  throw expected === 'POST'
    ? new PlatformError(43002, 'require POST method')
    : new PlatformError(43001, 'require GET method')
}

async function readBody(context: Context): Promise<Record<string, unknown>> {
  const invalidBody = new PlatformError(47001, 'data format error')
  const body = await context.req.json().catch(() => {
    throw invalidBody
  })
  if (!body || typeof body !== 'object' || Array.isArray(body)) throw invalidBody
  return body
}

function writeResult(result: Record<string, unknown> | string, route: ApiRoute): Response {
  const { bare, type = 'application/json; encoding=utf-8' } = route
  const isComplete = typeof result === 'string' || bare || 'errcode' in result
  const complete = isComplete ? result : { errcode: 0, errmsg: 'ok', ...result }
  const text = typeof complete === 'string' ? complete : JSON.stringify(complete)
  return new Response(text, { headers: { 'content-type': type } })
}

function recordCall(platform: Platform, path: string, result: ApiResult, startedAt: number) {
  platform.recentCalls.push({
    at: platform.now().toISOString(),
    path,
    errcode: errcodeOf(result),
    tookMs: Math.round(performance.now() - startedAt),
  })
  if (platform.recentCalls.length > RECENT_CALLS_MAX) platform.recentCalls.shift()
}

function errcodeOf(result: ApiResult): number {
  if (result instanceof Response) return result.ok ? 0 : result.status
  return typeof result === 'string' ? 0 : Number(result.errcode ?? 0)
}

/** The `rid` in each refusal, for WeChat's support: three groups, the first of which is the time. */
function createRequestId(now: Date): string {
  const random = () => randomBytes(4).toString('hex')
  return `${Math.floor(now.getTime() / 1000).toString(16)}-${random()}-${random()}`
}
