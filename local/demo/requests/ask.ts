import { issueToken, type Surface, type WechatIdentity } from '@zhixing/functions/core/http/actor'
import type { Contract } from '@zhixing/shared/contract'
import { parseRefusal, type Refusal } from '@zhixing/shared/problem'
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import type * as z from 'zod'
import { eventOf } from '../../http/api-event'
import type { Route } from '../../http/gateway'

export interface Asker {
  learnerId: string
  wechat: WechatIdentity
}

/** The device and the network a request comes from. */
export interface Source {
  userAgent: string
  sourceIp: string
}

interface Who {
  asker: Asker
  surface: Surface
  now: Date
  from?: Source | undefined
}

const usual: Source = { userAgent: 'demo', sourceIp: '127.0.0.1' }

export type Ask = <I extends z.ZodType, O extends z.ZodType>(
  contract: Contract<I, O>,
  input: z.input<I>,
  who: Who,
) => Promise<z.output<O>>

/** Asks the handlers as somebody at some time would have, so that what the demo shows has come about by the rules. Throws their refusals. */
export function askerOf(routes: Route[]): Ask {
  const handlers = new Map(routes.map(({ routeKey, handler }) => [routeKey, handler]))
  return async (contract, input, { asker, surface, now, from = usual }) => {
    const routeKey = `${contract.method} ${contract.path}`
    const handler = handlers.get(routeKey)
    if (!handler) throw new Error(`nobody answers ${routeKey}`)
    const authenticatedAt = Math.floor(now.getTime() / 1000)
    const { token } = await issueToken({ surface, ...asker, authenticatedAt }, now)
    const { request, pathParameters } = requestOf(contract, input as Record<string, unknown>, {
      token,
      userAgent: from.userAgent,
    })
    const event = await eventOf(request, { routeKey, pathParameters, sourceIp: from.sourceIp, now })
    const { statusCode, body = '' } = (await handler(event)) as APIGatewayProxyStructuredResultV2
    if (statusCode === 200) return JSON.parse(body)
    throw Object.assign(parseRefusal(JSON.parse(body)) satisfies Refusal, {
      message: `${routeKey} answered ${statusCode} ${body}`,
    })
  }
}

function requestOf(
  { method, path }: Contract,
  input: Record<string, unknown>,
  { token, userAgent }: { token: string; userAgent: string },
) {
  const pathParameters: Record<string, string> = {}
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => {
    pathParameters[name] = String(input[name])
    return encodeURIComponent(String(input[name]))
  })
  const rest = Object.entries(input).filter(
    ([name, value]) => !(name in pathParameters) && value !== undefined,
  )
  const hasBody = method === 'POST' || method === 'PUT'
  const query = hasBody
    ? ''
    : `?${new URLSearchParams(rest.map(([name, value]): [string, string] => [name, String(value)]))}`
  const headers = {
    authorization: `Bearer ${token}`,
    'user-agent': userAgent,
    ...(hasBody && { 'content-type': 'application/json' }),
  }
  const body = hasBody ? { body: JSON.stringify(Object.fromEntries(rest)) } : {}
  return {
    request: new Request(`http://127.0.0.1${filled}${query}`, { method, headers, ...body }),
    pathParameters,
  }
}
