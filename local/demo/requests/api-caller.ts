import { issueToken, type Surface, type WechatIdentity } from '@zhixing/functions/core/http/actor'
import { phoneSessionIdOf } from '@zhixing/functions/core/http/device'
import type { Contract } from '@zhixing/shared/contract'
import { parseRefusal, type Refusal } from '@zhixing/shared/problem'
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import type * as z from 'zod'
import { readApiEvent } from '../../http/api-event'
import type { Route } from '../../http/route-matcher'

/** A person of the demo as the API knows them: their learner and their WeChat account. */
export interface DemoActor {
  learnerId: string
  wechat: WechatIdentity
}

/** The device and the network that a request comes from. */
export interface RequestOrigin {
  userAgent: string
  sourceIp: string
}

/** Who calls, from where, and at what time of the demo. */
export interface CallContext {
  actor: DemoActor
  surface: Surface
  now: Date
  origin?: RequestOrigin | undefined
}

export type CallApi = <I extends z.ZodType, O extends z.ZodType>(
  contract: Contract<I, O>,
  input: z.input<I>,
  context: CallContext,
) => Promise<z.output<O>>

const DEMO_ORIGIN: RequestOrigin = { userAgent: 'demo', sourceIp: '127.0.0.1' }

/**
 * Calls the handlers as people would have called them at some time in the past, so that all data of the demo
 * follows from the rules. A call returns the contract's output or throws the handler's refusal.
 */
export function createApiCaller(routes: Route[]): CallApi {
  const handlers = new Map(routes.map(({ routeKey, handler }) => [routeKey, handler]))
  return async (contract, input, { actor, surface, now, origin = DEMO_ORIGIN }) => {
    const routeKey = `${contract.method} ${contract.path}`
    const handler = handlers.get(routeKey)
    if (!handler) throw new Error(`no handler for ${routeKey}`)
    const authenticatedAt = Math.floor(now.getTime() / 1000)
    const phone = phoneSessionIdOf(actor.learnerId, actor.wechat.appid, origin.userAgent)
    const sessionId = surface === 'learner' ? phone : undefined
    const { token } = await issueToken({ surface, ...actor, sessionId, authenticatedAt }, now)
    const headers = { authorization: `Bearer ${token}`, 'user-agent': origin.userAgent }
    const { request, pathParameters } = createRequest(contract, input as Record<string, unknown>, headers)
    const match = { routeKey, pathParameters, sourceIp: origin.sourceIp, now }
    const result = await handler(await readApiEvent(request, match))
    const { statusCode, body = '' } = result as APIGatewayProxyStructuredResultV2
    if (statusCode === 200) return JSON.parse(body)
    throw Object.assign(parseRefusal(JSON.parse(body)) satisfies Refusal, {
      message: `${routeKey} answered ${statusCode} ${body}`,
    })
  }
}

/** Puts the input where the contract expects it: path parameters, then the query or a JSON body. */
function createRequest(
  { method, path }: Contract,
  input: Record<string, unknown>,
  headers: Record<string, string>,
) {
  const pathParameters: Record<string, string> = {}
  const filledPath = path.replace(/\{(\w+)\}/g, (_, name: string) => {
    pathParameters[name] = String(input[name])
    return encodeURIComponent(String(input[name]))
  })
  const rest = Object.entries(input).filter(
    ([name, value]) => !(name in pathParameters) && value !== undefined,
  )
  const address = `http://127.0.0.1${filledPath}`
  if (method !== 'POST' && method !== 'PUT') {
    const query = new URLSearchParams(rest.map(([name, value]): [string, string] => [name, String(value)]))
    return { request: new Request(`${address}?${query}`, { method, headers }), pathParameters }
  }
  const jsonHeaders = { ...headers, 'content-type': 'application/json' }
  const body = JSON.stringify(Object.fromEntries(rest))
  return { request: new Request(address, { method, headers: jsonHeaders, body }), pathParameters }
}
