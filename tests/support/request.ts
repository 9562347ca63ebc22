import { randomBytes } from 'node:crypto'
import { issueToken, type Surface } from '@zhixing/functions/core/http/actor'
import { phoneSessionIdOf } from '@zhixing/functions/core/http/device'
import { describeContracts } from '@zhixing/functions/core/http/openapi'
import { type Contract, type InputOf, type OutputOf, problemsOf } from '@zhixing/shared/contract'
import { contracts } from '@zhixing/shared/modules'
import { Problem, type ProblemType } from '@zhixing/shared/problem'
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import { ulid } from 'ulid'

export interface RequestOptions {
  token?: string | undefined
  now?: Date | undefined
  headers?: Record<string, string>
  sourceIp?: string
  /** Sent as it is, instead of the input as JSON. */
  body?: string
}
export interface Answer<C extends Contract> {
  status: number
  headers: Record<string, string>
  /** The output of a 200; throws when read from any other answer. */
  body: OutputOf<C>
  /** The slug of a problem, such as `identity/not-bound`; undefined for a 200. */
  type: string | undefined
  problem: Problem | undefined
}

/**
 * Calls a verb's handler with the event of API Gateway. Throws if the answer is a problem that the contract
 * does not list.
 */
export async function request<C extends Contract>(
  contract: C,
  input: InputOf<C>,
  options: RequestOptions = {},
): Promise<Answer<C>> {
  const handler = await handlerOf(contract)
  const result = await handler(eventOf(contract, input as Record<string, unknown>, options))
  const { statusCode: status = 0, body: text } = result
  const isJson = status !== 304 && !(contract.media && status === 200)
  const body = isJson ? JSON.parse(text ?? 'null') : text
  const problem = status >= 400 ? Problem.parse(body) : undefined
  const type = problem?.type.slice('urn:zhixing:'.length)
  if (type) requireListedProblem(contract, type)
  const headers = (result.headers ?? {}) as Record<string, string>
  return Object.defineProperty({ status, headers, type, problem } as Answer<C>, 'body', {
    get: () => {
      if (status !== 200) throw new Error(`${nameOf(contract)} answered ${status} ${text}`)
      return body
    },
  })
}

const nameOf = ({ method, path }: Contract) => `${method} ${path}`

function requireListedProblem(contract: Contract, type: string) {
  if (problemsOf(contract).includes(type as ProblemType)) return
  throw new Error(`${nameOf(contract)} answered ${type}: add it to the problems of its contract`)
}

type Handler = (event: APIGatewayProxyEventV2) => Promise<APIGatewayProxyStructuredResultV2>

export async function handlerOf(contract: Contract): Promise<Handler> {
  const known = contracts.find((entry) => nameOf(entry.contract) === nameOf(contract))
  if (!known) throw new Error(`no module declares ${nameOf(contract)}`)
  const { handler } = (await import(`@zhixing/functions/${known.module}/handler`)) as { handler: Handler }
  return async (event) => {
    const result = await handler(event)
    requireListedStatus(contract, result.statusCode ?? 0)
    return result
  }
}

const { paths } = describeContracts()

/** Every test compares what an endpoint answers with what its OpenAPI description lists. */
export function requireListedStatus(contract: Contract, status: number) {
  const operation = paths[contract.path]?.[contract.method.toLowerCase()] as
    | { responses: Record<string, unknown> }
    | undefined
  if (operation?.responses[status]) return
  throw new Error(`${nameOf(contract)} answered ${status}, which openapi.json does not list`)
}

const userAgent = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/140.0.0.0 Safari/537.36'

/**
 * An event of payload format 2.0: absent values are left out, header names are in lower case, repeated query
 * parameters are joined by commas.
 */
export function eventOf(
  contract: Contract,
  input: Record<string, unknown>,
  options: RequestOptions = {},
): APIGatewayProxyEventV2 {
  const { token, now = new Date(), headers, sourceIp = '192.0.2.1' } = options
  const { pathParameters, query, body } = placeInput(contract, input, options.body)
  const { method } = contract
  const path = contract.path.replace(/\{(\w+)\}/g, (_, name) =>
    encodeURIComponent(pathParameters[name] ?? ''),
  )
  const routeKey = nameOf(contract)
  return {
    version: '2.0',
    routeKey,
    rawPath: path,
    rawQueryString: new URLSearchParams(query).toString(),
    headers: {
      host: 'api.test',
      'user-agent': userAgent,
      ...(body !== undefined && {
        'content-type': 'application/json',
        'content-length': `${Buffer.byteLength(body)}`,
      }),
      ...(token && { authorization: `Bearer ${token}` }),
      ...headers,
    },
    ...(Object.keys(query).length && { queryStringParameters: query }),
    ...(Object.keys(pathParameters).length && { pathParameters }),
    ...(body !== undefined && { body }),
    isBase64Encoded: false,
    requestContext: {
      accountId: '000000000000',
      apiId: 'test',
      domainName: 'api.test',
      domainPrefix: 'api',
      http: {
        method,
        path,
        protocol: 'HTTP/1.1',
        sourceIp,
        userAgent: headers?.['user-agent'] ?? userAgent,
      },
      requestId: randomBytes(8).toString('hex'),
      routeKey,
      stage: '$default',
      time: now.toISOString(),
      timeEpoch: now.getTime(),
    },
  }
}

/** Distributes the fields of an input over path, query and body, as the contract says. */
function placeInput(contract: Contract, input: Record<string, unknown>, rawBody: string | undefined) {
  const names = [...contract.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '')
  const pathParameters = Object.fromEntries(names.map((name) => [name, String(input[name])]))
  const rest = Object.entries(input).filter(([name, value]) => !names.includes(name) && value !== undefined)
  const hasBody = contract.method === 'POST' || contract.method === 'PUT'
  const inQuery = rest.filter(([name]) => !hasBody || (contract.media && name !== 'body'))
  const query = Object.fromEntries(
    inQuery.map(([name, value]) => [name, Array.isArray(value) ? value.join(',') : String(value)]),
  )
  const body =
    hasBody && !contract.media ? JSON.stringify(Object.fromEntries(rest)) : (input.body as string | undefined)
  return { pathParameters, query, body: rawBody ?? body }
}

interface TokenOptions {
  surface?: Surface
  now?: Date
  openid?: string
  authenticatedAt?: Date
  sessionId?: string
  /** Of the device that has signed in. */
  userAgent?: string
}

/** A token as sign-in issues it; the learner need not be stored. */
export async function tokenOf(learnerId: string | undefined, options: TokenOptions = {}): Promise<string> {
  const { surface = 'learner', now = new Date(), openid = learnerId ?? ulid() } = options
  const { authenticatedAt = now } = options
  const wechat = { appid: process.env.MINI_PROGRAM_APPID ?? '', openid }
  const onPhone = learnerId && phoneSessionIdOf(learnerId, wechat.appid, options.userAgent ?? userAgent)
  const sessionId = options.sessionId ?? (surface === 'learner' ? onPhone : undefined)
  const authenticated = Math.floor(authenticatedAt.getTime() / 1000)
  const network = surface === 'console' ? '10.20.*.*' : undefined
  const claims = { surface, wechat, learnerId, sessionId, network, authenticatedAt: authenticated }
  return (await issueToken(claims, now)).token
}

/** The token of a WeChat identity that is bound to no learner. */
export const guestToken = (openid: string = ulid(), now?: Date) =>
  tokenOf(undefined, { openid, ...(now && { now }) })

export const staffToken = (learnerId: string, now?: Date) =>
  tokenOf(learnerId, { surface: 'console', ...(now && { now }) })
